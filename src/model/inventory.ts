import { z } from 'zod';
import { kindSchema, providerSchema } from './extension-names.ts';
import type { Provider } from './kinds.ts';
import { readingSchema } from './reading.ts';
import { facetsSchema, resourceSchema, type Resource } from './resource.ts';

export const INVENTORY_VERSION = 2;

/** An account, subscription or project in the scope of the run. */
export const targetSchema = z.strictObject({
  provider: providerSchema,
  account: z.string(),
  name: z.string().optional(),
  /** Organizational units, management groups or folders above it, from the top down; left out where they are not known. */
  division: z.array(z.string()).optional(),
  /** The identity that reads it, as the provider names it. */
  identity: z.string().optional(),
  regions: z.array(z.string()),
  /** Enabled regions that the user left out: nothing follows about them. */
  omittedRegions: z.array(z.string()).optional(),
  /** Why nothing of it could be read. */
  failed: z.string().optional(),
  /** The same as one of few reasons, for a text in the reader's language. */
  failedBecause: z.enum(['denied', 'expired', 'unreachable', 'other']).optional(),
});
export type Target = z.infer<typeof targetSchema>;

/** Calls of an operation in a unit, and how many were refused. */
export const callSchema = z.strictObject({
  operation: z.string(),
  count: z.number().int(),
  refused: z.number().int(),
  /** Billed quantity of a charged call. */
  charged: z.number().int().optional(),
  /** In an assessment: the facets that the call decides, where its collector makes several calls. */
  decides: z.array(z.string()).optional(),
});

export const unitSchema = z.strictObject({
  id: z.string(),
  provider: providerSchema,
  account: z.string(),
  region: z.string(),
  collector: z.string(),
  started: z.string(),
  ended: z.string(),
  calls: z.array(callSchema),
  /** A policy of the organization denies every call in the region: one line of coverage, no findings. */
  closed: z.boolean().optional(),
});
export type Unit = z.infer<typeof unitSchema>;

/**
 * Number of resources of a kind in a unit, or why it is unread. `call`: the refused list call. `invariants`: values that hold
 * for every resource of such a list. `inNetwork`: each has an address in a network of the account.
 */
export const populationSchema = z.strictObject({
  kind: kindSchema,
  unit: z.string(),
  reading: readingSchema(z.number().int().nonnegative()),
  call: z.string().optional(),
  invariants: facetsSchema.optional(),
  inNetwork: z.boolean().optional(),
});
export type Population = z.infer<typeof populationSchema>;

/** Something that a call of a unit could not read: a line of coverage. */
export const refusalSchema = z.strictObject({
  unit: z.string(),
  call: z.string(),
  reason: z.enum(['denied', 'throttled', 'unsupported', 'failed']),
  detail: z.string().optional(),
  count: z.number().int(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export const headerSchema = z.strictObject({
  version: z.literal(INVENTORY_VERSION),
  tool: z.string(),
  /** Start of collection; the date of the snapshot. */
  started: z.string(),
  targets: z.array(targetSchema),
});
export type InventoryHeader = z.infer<typeof headerSchema>;

/** One line of an inventory file. `facet` adds to a resource that another unit listed. */
export const recordSchema = z.discriminatedUnion('record', [
  z.strictObject({ record: z.literal('header'), ...headerSchema.shape }),
  z.strictObject({ record: z.literal('unit'), ...unitSchema.shape }),
  z.strictObject({ record: z.literal('resource'), ...resourceSchema.shape }),
  z.strictObject({
    record: z.literal('facet'),
    provider: providerSchema,
    id: z.string(),
    facets: facetsSchema,
    unit: z.string(),
  }),
  z.strictObject({ record: z.literal('population'), ...populationSchema.shape }),
  z.strictObject({ record: z.literal('refusal'), ...refusalSchema.shape }),
  z.strictObject({ record: z.literal('end'), ended: z.string(), records: z.number().int() }),
]);
export type InventoryRecord = z.infer<typeof recordSchema>;

/** Resources of a plan, state or template whose type cannot be read from one. */
export interface UnreadType {
  /** Undefined for a plugin of none of the clouds. */
  readonly provider?: Provider;
  readonly account: string;
  /** `aws_sfn_state_machine`, `AWS::Serverless::Function`. */
  readonly type: string;
  readonly count: number;
}

/** The merged inventory in memory, with one entry for each resource, from the newest unit. */
export interface Inventory {
  readonly header: { readonly tool: string; readonly started: string; readonly targets: readonly Target[] };
  readonly ended: string;
  readonly resources: readonly Resource[];
  readonly units: readonly Unit[];
  /** Stacks and deployments in templates, whose own templates are not read. */
  readonly nestedTemplates?: readonly string[];
  /** What a plan, state or template has and no check can look at. */
  readonly unreadTypes?: readonly UnreadType[];
  readonly populations: readonly Population[];
  readonly refusals: readonly Refusal[];
}
