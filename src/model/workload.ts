import { z } from 'zod';
import { CRITICALITIES } from './criticality.ts';
import { essentialSchema } from './essential.ts';
import { count } from './facets/shared.ts';
import { kindSchema, providerSchema } from './extension-names.ts';
import type { Kind } from './kinds.ts';
import { promiseSchema } from './promise.ts';
import { SCENARIOS, type Scenario } from './survival.ts';
import type { ResourceSelector } from './selector.ts';

/** Kinds that serve or hold something of their own: each belongs to a workload, or is unassigned. */
export const WORKLOAD_KINDS = [
  'server', 'server-group', 'disk', 'database', 'warehouse', 'search', 'cache', 'bucket', 'file-share', 'messaging',
  'workflow', 'load-balancer', 'cdn', 'api-gateway', 'global-load-balancer', 'kubernetes-cluster', 'app', 'function',
  'managed-service',
] as const satisfies readonly Kind[]; // prettier-ignore

/** Kinds that workloads share: one belongs to a workload only where its tags say so. */
export const SHARED_KINDS = [
  'network', 'subnet', 'gateway', 'public-ip', 'network-connection', 'firewall', 'dns-zone', 'domain', 'certificate', 'key',
  'secret', 'registry',
] as const satisfies readonly Kind[]; // prettier-ignore

/** Where a grouping comes from: the configuration, tags, labels, stacks, resource groups, or what is left of an account. */
export const WORKLOAD_SOURCES = [
  'configuration',
  'tag',
  'label',
  'stack',
  'resource-group',
  'account',
  'unassigned',
] as const;
export type WorkloadSource = (typeof WORKLOAD_SOURCES)[number];

/** `stated`: by the configuration. `high`: by tags that name a service. `low`: by where it happens to be. */
export const WORKLOAD_CONFIDENCE = ['stated', 'high', 'medium', 'low'] as const;
export type WorkloadConfidence = (typeof WORKLOAD_CONFIDENCE)[number];

/** The name of what belongs to no workload. */
export const UNASSIGNED = 'Unassigned';

/** A recovery target in hours: how long it may be down, how many hours of data may be lost. */
export interface RecoveryTarget {
  readonly rtoHours?: number | undefined;
  readonly rpoHours?: number | undefined;
}

/** A business service of the configuration. */
export interface WorkloadRule {
  readonly name: string;
  /** Left out: the interview asks about it; resources whose tags have its name belong to it. */
  readonly match?: ResourceSelector | readonly ResourceSelector[] | undefined;
  readonly owner?: string | undefined;
  readonly criticality?: (typeof CRITICALITIES)[number] | undefined;
  /** Percent. */
  readonly revenueShare?: number | undefined;
  /** By scenario; `any` for those that are not named. */
  readonly targets?: Readonly<Partial<Record<Scenario | 'any', RecoveryTarget>>> | undefined;
  /** Names of workloads, names or ids of resources that it cannot do without. */
  readonly needs?: readonly string[] | undefined;
  /** Names or ids of its servers whose boot disk holds nothing but the system. */
  readonly stateless?: readonly string[] | undefined;
}

const targetSchema = z.strictObject({ rtoHours: z.number().optional(), rpoHours: z.number().optional() });

export const workloadSchema = z.strictObject({
  name: z.string(),
  source: z.enum(WORKLOAD_SOURCES),
  confidence: z.enum(WORKLOAD_CONFIDENCE),
  owner: z.string().optional(),
  criticality: z.enum(CRITICALITIES),
  /** Percent of revenue. */
  revenueShare: z.number().optional(),
  targets: z.partialRecord(z.enum([...SCENARIOS, 'any']), targetSchema).optional(),
  /** Its own resources. */
  resources: count,
  byKind: z.partialRecord(kindSchema, count),
  /** Resources outside of it that it needs, shared ones included. */
  needs: count,
  /** What it is known to need that was not read. */
  unseen: z.array(z.string()),
  places: z.array(z.strictObject({ provider: providerSchema, account: z.string(), region: z.string() })),
  /** What the providers promise for all that it surely needs; left out: no promise is known. */
  promise: promiseSchema.optional(),
  /** What everybody should be able to answer for it. */
  essentials: z.array(essentialSchema).optional(),
});
export type Workload = z.infer<typeof workloadSchema>;
