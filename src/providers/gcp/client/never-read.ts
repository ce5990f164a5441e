/**
 * What is never read, by API and the beginning or end of the path of a GET in the discovery documents of Google: keys, secrets,
 * contents, and addresses that lead to them. A name stands for itself and for everything below it.
 */
const NEVER_READ: readonly (readonly [apis: string, paths: string])[] = [
  ['secretmanager', '/secrets/[^/]+/versions'],
  ['parametermanager', '/parameters/[^/]+/versions'],
  ['storage', '/b/[^/]+/(o|managedfolders)|/projects/[^/]+/hmackeys|^/(download|upload|batch)'],
  ['apikeys', '/keys/[^/]+/keystring'],
  ['iam', '/serviceaccounts/[^/]+/keys/[^/]+|/credentials/[^/]+'],
  ['compute', '/instances/[^/]+/(serialport|screenshot|getguestattributes|getshieldedinstanceidentity|getshieldedvmidentity)'],
  ['osconfig', '/instances/[^/]+/(inventory|vulnerabilityreport|ospolicyassignments)|/inventories'],
  ['bigquery', '/projects/[^/]+/(queries|jobs)|/datasets/[^/]+/models|/tables/[^/]+/data'],
  ['firestore', '/databases/[^/]+/(documents|usercreds)'],
  ['spanner', '/databases/[^/]+/sessions'],
  ['sqladmin', '/instances/[^/]+/(users|databases|connectsettings|sslcerts)'],
  ['cloudtasks', '/queues/[^/]+/tasks'],
  ['workflowexecutions|bigtable|datastore|cloudtrace|clouderrorreporting', '^/[^/]+'],
  ['logging', '^/v2/(entries|[a-z]+/[^/]+/logs)'],
  ['cloudbuild', '/(projects|locations)/[^/]+/builds'],
  ['dataproc|dataflow|aiplatform|batch', '/(projects|regions|locations)/[^/]+/(jobs|batches|sessions|customjobs|pipelinejobs)'],
  ['run', '/jobs/[^/]+/executions'],
  ['cloudkms', '/cryptokeyversions/[^/]+/publickey'],
  ['composer', '/environments/[^/]+/(workloads|userworkloadssecrets|userworkloadsconfigmaps)'],
  ['config', '/revisions/[^/]+/resources'],
  ['dns', '/managedzones/[^/]+/dnskeys'],
]; // prettier-ignore

const FORBIDDEN = NEVER_READ.map(([apis, paths]) => ({
  api: new RegExp(`(^|-)(${apis})$`),
  path: new RegExp(`(${paths})(/|$|:)`, 'i'),
}));

/** Methods of any service, after the colon. */
const FORBIDDEN_METHOD =
  /:[a-z]*(token|credential|sign|decrypt|download|upload|export|pull|access|render|fetch|query|read|execute|invoke|lookup)[a-z]*$/i;

/** Media, and credentials in the address. */
const FORBIDDEN_QUERY = /[?&](?:alt=(?!json(?:&|$))|access_token=|key=|oauth_token=|upload_protocol=|uploadType=)/i;

/** Whether an address leads to keys, secrets or contents. */
export const leadsToContents = (api: string, path: string, query: string): boolean =>
  FORBIDDEN.some(one => one.api.test(api) && one.path.test(path)) ||
  FORBIDDEN_METHOD.test(path) ||
  FORBIDDEN_QUERY.test(query);
