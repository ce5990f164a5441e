/**
 * What is never read, by the end of the path of a GET in the REST reference of Azure: keys, secrets, contents, and addresses
 * that lead to them. A name stands for itself and for everything below it.
 */
const NEVER_READ: readonly (readonly [what: string, paths: string])[] = [
  ['keys and secrets', 'list[^/]*(keys?|secrets?|credentials?|connectionstrings?|sas|tokens?|passwords?|kubeconfig|callbackurl)[^/]*|readonlykeys|sharedkeys?|authorizationkeys|syncagents/[^/]+/linkeddatabases/keys|querykeys|apikeys?|accesskeys?|admin[^/]*keys?|functions/[^/]+/keys|host/default/[^/]*keys?|iothubkeys|regeneratekeys?'],
  ['versions of secrets and keys', 'vaults/[^/]+/(secrets|keys)/[^/]+/versions'],
  ['credentials of clusters', 'accessprofiles|[^/]*kubeconfig[^/]*'],
  ['pre-signed addresses', '[^/]*sas(uri|url|token)?s?|begingetaccess|getaccess|[^/]*(upload|download)ur[il]s?|publishxml|publishingcredentials|contentlink|deploymentextended'],
  ['settings of apps', 'config/(appsettings|connectionstrings|publishingcredentials|authsettings|azurestorageaccounts|backup|pushsettings|metadata|slotconfignames)|snapshots/[^/]+/config'],
  ['contents of apps', 'sites/[^/]+/(hostruntime|processes|webjobs|triggeredwebjobs|continuouswebjobs|sourcecontrols|extensions/[^/]+/log|backups|vfs)'],
  ['data', '(storageaccounts/.+/(blobs|messages|entities))|keyvalues|items/[^/]+/(content|data)|tables/[^/]+/(rows|data)|(api/)?query|search|savedsearches/[^/]+/results|dataflows|querytexts?|topqueries'],
  ['containers and machines from within', 'containers/[^/]+/(logs|exec|attach)|[^/]*containerlogs[^/]*|containerlogs/zip|runcommands|serialconsole[^/]*|retrievebootdiagnosticsdata|bootdiagnostics[^/]*|consolelogs|guestconfigurationassignments/[^/]+/reports/[^/]+'],
  ['runbooks and jobs', 'automationaccounts/[^/]+/(runbooks/[^/]+/(draft/)?content|configurations/[^/]+/content|jobs|variables|credentials|connections|certificates|agentregistrationinformation|webhooks|nodes/[^/]+/reports/[^/]+/content)|jobs/[^/]+/(output|streams|runbookcontent|logs?|artifacts)|workflows/[^/]+/(runs|triggers/[^/]+/histories)|pipelineruns|triggerruns|activityruns|batchaccounts/[^/]+/certificates'],
  ['configuration of devices', '[^/]*vpndeviceconfiguration[^/]*|vpnclientconfiguration[^/]*|[^/]*vpnprofile[^/]*|vpnconfiguration|expressroutecircuits/[^/]+/authorizations|devices/[^/]+|networkvirtualappliances/[^/]+/[^/]*logs'],
  ['people and their tokens', 'service/[^/]+/(subscriptions|users|namedvalues|properties|tenant|identityproviders|openidconnectproviders|authorizationservers|backends|certificates|gateways/[^/]+/keys)|invitations'],
  ['exports of templates', 'exporttemplate|deployments/[^/]+/operations'],
]; // prettier-ignore

const FORBIDDEN = new RegExp(`/(${NEVER_READ.map(([, paths]) => paths).join('|')})(/|$)`, 'i');

/** Contents of a machine that a parameter of the query asks for. */
const FORBIDDEN_QUERY = /[?&]\$?(expand|select)=[^&]*userdata/i;

/** Whether a path leads to keys, secrets or contents. Services compare names without case and, some, in a compatible form. */
export function leadsToSecrets(path: string, query: string): boolean {
  // A resource group may have the name of a secret.
  const named = path.normalize('NFKC').replace(/(\/resourcegroups)\/[^/]+/i, '$1');
  return FORBIDDEN.test(named) || FORBIDDEN_QUERY.test(query.normalize('NFKC'));
}
