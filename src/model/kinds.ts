/** What a resource is, whoever sells it. A provider's own type stands beside it in `resource.type`. */
export const KINDS = [
  'organization', 'account', 'region',
  'server', 'server-group', 'disk',
  'database', 'warehouse', 'search', 'cache',
  'bucket', 'file-share',
  'messaging', 'workflow',
  'load-balancer', 'cdn', 'api-gateway', 'global-load-balancer',
  'network', 'subnet', 'gateway', 'public-ip', 'network-connection',
  'firewall',
  'dns-zone', 'domain', 'certificate',
  'kubernetes-cluster', 'app', 'function', 'managed-service',
  'identity',
  'key', 'secret',
  'backup-vault', 'backup-plan', 'backup', 'replication', 'restore-test',
  'audit-log', 'log-store', 'alarm', 'guardrail',
  'stack', 'pipeline', 'registry',
  'quota', 'health-event', 'recommendation',
  'practice',
] as const; // prettier-ignore

export type Kind = (typeof KINDS)[number];

/** `any` is no seller of clouds: the company itself, and what its people answered. */
export const PROVIDERS = ['aws', 'azure', 'gcp', 'any'] as const;
export type Provider = (typeof PROVIDERS)[number];
