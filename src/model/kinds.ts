/** What a resource is, whoever sells it. A provider's own type stands beside it in `resource.type`. */
export const KINDS = [
  'organization', 'account', 'region',
  'server', 'server-group', 'disk',
  'database', 'warehouse', 'search', 'cache',
  'bucket', 'file-share',
  'messaging', 'workflow',
  'load-balancer', 'edge',
  'network', 'subnet', 'gateway', 'address', 'link',
  'firewall',
  'dns-zone', 'domain', 'certificate',
  'cluster', 'app', 'function', 'compute-service',
  'identity',
  'key', 'secret',
  'vault', 'backup-plan', 'copy', 'replication', 'drill',
  'trail', 'log-store', 'alarm', 'guardrail',
  'stack', 'pipeline', 'registry',
  'quota', 'notice', 'advice',
  'practice',
] as const; // prettier-ignore

export type Kind = (typeof KINDS)[number];

/** `any` is no seller of clouds: the company itself, and what its people answered. */
export const PROVIDERS = ['aws', 'azure', 'gcp', 'any'] as const;
export type Provider = (typeof PROVIDERS)[number];
