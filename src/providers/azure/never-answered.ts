import type { NeverAnswered } from '../../model/provider-traits.ts';

/**
 * What the collectors of Azure never answer about a kind that they list. A test keeps it complete and free of rows that a
 * collector answers by now.
 */
export const AZURE_NEVER_ANSWERED: readonly NeverAnswered[] = [
  {
    kind: 'gateway',
    need: 'natPorts',
    exists: false,
    reason: 'a NAT gateway gives ports to machines as they need them',
  },
  ...(['app', 'function'] as const).map(kind => ({
    kind,
    need: 'versionSupport' as const,
    exists: true,
    reason: 'the runtimes of App Service and the end of their support are not read',
  })),
  ...(['rootCredentials', 'rootVirtualMfaDevices', 'rootUsage'] as const).map(need => ({
    kind: 'account' as const,
    need,
    exists: false,
    reason: 'a subscription has no root user: everyone signs in through Microsoft Entra ID',
  })),
  ...(['passwordPolicy', 'federation'] as const).map(need => ({
    kind: 'account' as const,
    need,
    exists: false,
    reason: 'a subscription has no users of its own: everyone signs in through Microsoft Entra ID',
  })),
  ...(['load-balancer', 'kubernetes-cluster', 'firewall'] as const).map(kind => ({
    kind,
    need: 'deletionProtection' as const,
    exists: false,
    reason: 'it has no deletion protection of its own; a management lock protects a whole resource group',
  })),
  {
    kind: 'account',
    need: 'accountPublicAccessBlock',
    exists: false,
    reason: 'public access is a setting of each storage account; none blocks a whole subscription',
  },
  {
    kind: 'account',
    need: 'organizationBackupPolicy',
    exists: false,
    reason: 'management groups have no backup policies; Azure Policy assigns them to each subscription',
  },
  {
    kind: 'account',
    need: 'supportAccess',
    exists: false,
    reason: 'support requests need a role of the subscription, and its owners have one',
  },
  {
    kind: 'server',
    need: 'ebsOptimization',
    exists: false,
    reason: 'disk throughput belongs to the VM size and cannot be switched off',
  },
  {
    kind: 'managed-service',
    need: 'notebook',
    exists: false,
    reason: 'compute instances of Machine Learning belong to their workspace, whose network access is judged',
  },
  {
    kind: 'managed-service',
    need: 'encryptionInTransit',
    exists: true,
    reason: 'whether a managed service also takes connections without TLS is not read',
  },
  {
    kind: 'api-gateway',
    need: 'apiAuthentication',
    exists: true,
    reason:
      'whether an API of API Management asks for a subscription key or a token is in its policies, which are not read',
  },
  ...(['launchedMetadataService', 'launchedDisksEncrypted'] as const).map(need => ({
    kind: 'server-group' as const,
    need,
    exists: false,
    reason: 'managed disks are always encrypted, and the metadata service of Azure always requires a header',
  })),
  {
    kind: 'database',
    need: 'sharedWith',
    exists: false,
    reason: 'databases have no resource policy because the roles of the subscription decide who may use them',
  },
  {
    kind: 'api-gateway',
    need: 'localAuthentication',
    exists: false,
    reason:
      'keys of API Management belong to subscriptions of named users, and what stands behind it asks for a log-in',
  },
  {
    kind: 'database',
    need: 'subnetZones',
    exists: false,
    reason: 'subnets span all availability zones of a region',
  },
  {
    kind: 'global-load-balancer',
    need: 'placement',
    exists: false,
    reason: 'Traffic Manager answers from DNS servers in all regions',
  },
  {
    kind: 'global-load-balancer',
    need: 'scaling',
    exists: false,
    reason: 'Traffic Manager answers from DNS servers in all regions',
  },
  ...(['origins', 'originFailover'] as const).map(need => ({
    kind: 'api-gateway' as const,
    need,
    exists: true,
    reason: 'the backends of each API of API Management are not read',
  })),
  ...(['dnsRecords', 'singleServerRecords', 'danglingRecords'] as const).map(need => ({
    kind: 'dns-zone' as const,
    need,
    exists: true,
    reason: 'the record sets of DNS zones are not read',
  })),
  {
    kind: 'database',
    need: 'crossRegionClients',
    exists: true,
    reason: 'connections between virtual networks are not read',
  },
  {
    kind: 'database',
    need: 'scaling',
    exists: true,
    reason: 'autoscale limits of Cosmos DB and serverless limits of SQL Database are not read',
  },
  {
    kind: 'warehouse',
    need: 'sharedWith',
    exists: false,
    reason: 'a SQL pool has no policy that lets customers in because its firewall and its own users decide',
  },
  {
    kind: 'warehouse',
    need: 'performance',
    exists: true,
    reason: 'generations of dedicated SQL pools are not read',
  },
  {
    kind: 'network',
    need: 'accessLogging',
    exists: true,
    reason: 'DNS security policies and their diagnostic settings are not read',
  },
  {
    kind: 'function',
    need: 'plaintextSecrets',
    exists: true,
    reason: 'application settings come from a call that returns secrets, which is never made',
  },
  {
    kind: 'app',
    need: 'plaintextSecrets',
    exists: true,
    reason: 'application settings come from a call that returns secrets, which is never made',
  },
  {
    kind: 'file-share',
    need: 'performance',
    exists: true,
    reason: 'provisioned throughput and burst credits of file shares are not read',
  },
  {
    kind: 'server-group',
    need: 'instanceMix',
    exists: true,
    reason: 'instance mix and spot priority mix of scale sets and node pools are not read',
  },
  {
    kind: 'account',
    need: 'metricCoverage',
    exists: true,
    reason: 'metrics of Azure Monitor are not read',
  },
  {
    kind: 'account',
    need: 'deploymentPipelines',
    exists: true,
    reason: 'pipelines are in Azure DevOps or GitHub, which are not read',
  },
  {
    kind: 'bucket',
    need: 'mfaDelete',
    exists: false,
    reason: 'storage accounts know no second factor for a deletion; immutability policies protect versions',
  },
  ...(['bucket', 'messaging', 'key', 'function'] as const).map(kind => ({
    kind,
    need: 'servicesForAnyCustomer' as const,
    exists: false,
    reason:
      'services of Azure act with a managed identity of the customer, not with a principal that all customers share',
  })),
  ...(['unscopedActions', 'guestAccess'] as const).map(need => ({
    kind: 'identity' as const,
    need,
    exists: false,
    reason: 'nobody gets a role of a subscription without signing in',
  })),
];
