import type { Facets } from '../../../../model/facets.ts';

export type PrivilegeLevel = Facets['privilegeLevel'];
export type DeletePermissions = Facets['deletePermissions'];

const RHINO = 'https://rhinosecuritylabs.com/gcp/privilege-escalation-google-cloud-platform-part-1/';
const ROLES = 'https://cloud.google.com/iam/docs/service-account-permissions';

/** Permissions with which a principal gets any other: it grants itself a role, changes its own, or becomes a service account. */
const ESCALATING: readonly { readonly permission: string; readonly source: string }[] = [
  { permission: 'resourcemanager.projects.setIamPolicy', source: RHINO },
  { permission: 'resourcemanager.folders.setIamPolicy', source: RHINO },
  { permission: 'resourcemanager.organizations.setIamPolicy', source: RHINO },
  { permission: 'iam.roles.update', source: RHINO },
  { permission: 'iam.serviceAccounts.getAccessToken', source: RHINO },
  { permission: 'iam.serviceAccounts.implicitDelegation', source: RHINO },
  { permission: 'iam.serviceAccounts.setIamPolicy', source: ROLES },
  { permission: 'iam.serviceAccounts.signBlob', source: RHINO },
  { permission: 'iam.serviceAccounts.signJwt', source: RHINO },
  { permission: 'iam.serviceAccountKeys.create', source: RHINO },
  { permission: 'deploymentmanager.deployments.create', source: RHINO },
  { permission: 'cloudbuild.builds.create', source: RHINO },
];

/** With this permission, whoever creates a workload chooses the service account that it runs as. */
const ACT_AS = 'iam.serviceAccounts.actAs';

/** Workloads that run code of their creator as a service account. */
const CREATES_WORKLOAD: ReadonlySet<string> = new Set([
  'appengine.versions.create', 'cloudfunctions.functions.create', 'cloudfunctions.functions.update', 'cloudscheduler.jobs.create', 'composer.environments.create',
  'compute.instances.create', 'compute.instances.setMetadata', 'compute.projects.setCommonInstanceMetadata', 'dataflow.jobs.create', 'dataproc.clusters.create',
  'notebooks.instances.create', 'run.jobs.create', 'run.services.create', 'run.services.update', 'workflows.workflows.create',
]); // prettier-ignore

/** Permissions that delete data or backups for good. */
const DELETES: readonly string[] = [
  'bigquery.datasets.delete', 'bigtable.instances.delete', 'cloudsql.backupRuns.delete', 'cloudsql.instances.delete', 'compute.disks.delete', 'compute.snapshots.delete',
  'datastore.databases.delete', 'file.instances.delete', 'spanner.instances.delete', 'storage.buckets.delete', 'storage.objects.delete',
]; // prettier-ignore
const DELETES_PROJECT = 'resourcemanager.projects.delete';

/** What these permissions together allow. */
export function privilegeLevelOf(permissions: ReadonlySet<string>): PrivilegeLevel {
  if (ESCALATING.some(({ permission }) => permissions.has(permission))) return 'can-escalate';
  const runsCode = permissions.has(ACT_AS) && [...permissions].some(permission => CREATES_WORKLOAD.has(permission));
  return runsCode ? 'can-escalate' : 'limited';
}

/** How much data and how many backups can be deleted. Who can get every permission can delete everything. */
export function deletePermissionsOf(level: PrivilegeLevel, permissions: ReadonlySet<string>): DeletePermissions {
  if (level !== 'limited' || permissions.has(DELETES_PROJECT)) return 'all';
  const held = DELETES.filter(permission => permissions.has(permission)).length;
  return held === DELETES.length ? 'all' : held > 0 ? 'some' : 'none';
}
