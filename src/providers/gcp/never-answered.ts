import type { NeverAnswered } from '../../model/provider-traits.ts';

type Row = readonly [kind: NeverAnswered['kind'], reason: string, ...needs: NeverAnswered['need'][]];

/** What Google Cloud has not. */
const NOT_THERE: readonly Row[] = [
  ['account', 'a project has no root user because everyone signs in with a Google identity', 'rootCredentials', 'rootUsage', 'rootVirtualMfaDevices'],
  ['account', 'a project has no users of its own because everyone signs in with a Google identity', 'passwordPolicy', 'federation'],
  ['account', 'organizations have no backup policies that apply to their projects', 'organizationBackupPolicy'],
  ['artifact', 'a data catalog has no settings of encryption because everything at rest is encrypted', 'unencryptedParts'],
  ['bucket', 'buckets know no second factor for a deletion; retention policies and soft delete protect objects', 'mfaDelete'],
  ['database', 'who may use a database follows from the roles of its project', 'sharedWith'],
  ['warehouse', 'a warehouse without machines has no performance class', 'performance'],
  ['firewall', 'firewall rules have no deletion protection', 'deletionProtection'],
  ['kubernetes-cluster', 'clusters have no deletion protection; that of Terraform is a setting of the script', 'deletionProtection'],
  ...(['bucket', 'function', 'key', 'messaging'] as const).map((kind): Row => [kind, 'services use it with a service agent of one project, never for every customer', 'servicesForAnyCustomer']),
  ['identity', 'a project has no identities for visitors without an account', 'guestAccess', 'unscopedActions'],
  ['secret', 'a secret that is deleted is gone at once and has no setting against it', 'deletionProtection'],
  ['load-balancer', 'load balancers have no deletion protection', 'deletionProtection'],
  ['server-group', 'every disk is encrypted and the metadata server always asks for a header', 'launchedDisksEncrypted', 'launchedMetadataService'],
  ['stack', 'a deployment has no protection against its deletion and is not watched for drift', 'deletionProtection', 'drift'],
  ['registry', 'a repository has no network rules of its own and no copies in other regions', 'networkAccess', 'replicationDestinations'],
  ['server', 'disk throughput belongs to the machine type and cannot be switched off', 'ebsOptimization'],
]; // prettier-ignore

/** What is there and not read, or not read yet. */
const NOT_READ: readonly Row[] = [
  ['account', 'fault injection experiments are not read', 'chaosExperimentRuns'],
  ['account', 'audit log entries are not read', 'consoleChanges'],
  ['account', 'metrics of Cloud Monitoring are not read', 'metricCoverage'],
  ['account', 'announcements of Service Health are not read', 'scheduledChanges'],
  ['account', 'support cases and the support tier are not read', 'supportAccess', 'supportPlan'],
  ['account', 'tiers of managed services are not read', 'tiersWithoutSla'],
  ['backup', 'access policies of snapshots are not read', 'sharedWith'],
  ['database', 'connections between networks are not read', 'crossRegionClients'],
  ['database', 'settings of each table of Bigtable are not read and clusters of AlloyDB have none', 'automatedBackups', 'deletionProtection'],
  ['database', 'Google has no call for the end of support of a database engine', 'versionSupport'],
  ['kubernetes-cluster', 'Google has no call for the end of support of a cluster version', 'versionSupport'],
  ['network', 'response policies of DNS and egress rules of firewalls are not read', 'dnsFiltering', 'egress'],
  ['server', 'the state of agents on machines is not read', 'managementAgent'],
]; // prettier-ignore

const rowsOf = (rows: readonly Row[], exists: boolean): readonly NeverAnswered[] =>
  rows.flatMap(([kind, reason, ...needs]) => needs.map(need => ({ kind, need, exists, reason })));

/** The layer that other providers have: the way into a subnet is known without it. */
const WITHOUT_RULES: NeverAnswered = {
  kind: 'subnet',
  need: 'ingressRules',
  exists: false,
  alwaysAbsent: true,
  reason: 'subnets have no rules of their own; those of the network hold for each machine',
};

/**
 * What the collectors of Google Cloud never answer about a kind that they list. A test keeps it complete and free of rows
 * that a collector answers by now.
 */
export const GCP_NEVER_ANSWERED: readonly NeverAnswered[] = [
  ...rowsOf(NOT_THERE, false),
  ...rowsOf(NOT_READ, true),
  WITHOUT_RULES,
];
