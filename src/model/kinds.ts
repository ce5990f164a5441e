/** Provider-neutral kinds of resources; `resource.type` has the provider's type. */
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
  'stack', 'pipeline', 'registry', 'artifact',
  'quota', 'health-event', 'recommendation',
  'practice', 'workload',
] as const; // prettier-ignore

/** A name of an extension: its scope, a slash, and the name. No built-in kind, facet, fact or provider has a slash. */
export type ExtensionName = `${string}/${string}`;

export type BuiltInKind = (typeof KINDS)[number];
/** Kinds of extensions are `scope/kind`. */
export type Kind = BuiltInKind | ExtensionName;

/** Kinds that can hold data of their own (facet `dataDurability`); all other lists of data kinds derive from it. */
export const DATA_KINDS = [
  'database', 'disk', 'bucket', 'warehouse', 'file-share', 'cache', 'search',
] as const satisfies readonly Kind[]; // prettier-ignore

/** Kinds that need backups. Search indexes are rebuilt from their source. */
export const BACKED_UP_KINDS = [
  'database', 'disk', 'bucket', 'warehouse', 'file-share', 'cache',
] as const satisfies readonly (typeof DATA_KINDS)[number][]; // prettier-ignore

/** Data kinds that the collectors of every provider list: without these lists nothing follows from absence. */
export const CORE_DATA_KINDS = ['database', 'disk', 'bucket'] as const satisfies readonly (typeof DATA_KINDS)[number][];

/** Kinds whose presence shows that an account or region is in use: data, and what serves requests. */
export const IN_USE_KINDS = [
  'server',
  'disk',
  'database',
  'bucket',
  'load-balancer',
] as const satisfies readonly Kind[];

/** Kinds that give an account or region its criticality: data and workloads. */
export const VALUED_KINDS = [
  ...DATA_KINDS, 'server', 'server-group', 'load-balancer', 'kubernetes-cluster', 'app', 'function',
] as const satisfies readonly Kind[]; // prettier-ignore

/** Kinds outside of customer networks: a setting of the resource restricts network access. */
export const EDGE_KINDS = ['cdn', 'api-gateway', 'global-load-balancer'] as const satisfies readonly Kind[];
export const isEdge = (kind: Kind): boolean => (EDGE_KINDS as readonly Kind[]).includes(kind);

/** Kinds whose tags are counted: each costs money and can carry tags on every provider. */
export const TAGGED_KINDS = [
  'server', 'server-group', 'database', 'bucket', 'load-balancer', 'file-share',
] as const satisfies readonly Kind[]; // prettier-ignore

/** The clouds by id, each with its title: the one list of their ids. All else that depends on a cloud is in `src/providers/<id>/`. */
export const CLOUD_TITLES = { aws: 'AWS', azure: 'Azure', gcp: 'Google Cloud' } as const;
export type Cloud = keyof typeof CLOUD_TITLES;
export const CLOUDS = Object.entries(CLOUD_TITLES) as readonly (readonly [Cloud, string])[];

/** `any` is not a cloud: it is the company itself, with the answers of the interview. */
export const PROVIDERS = [...CLOUDS.map(([id]) => id), 'any'] as const;
export type Provider = (typeof PROVIDERS)[number] | ExtensionName;
