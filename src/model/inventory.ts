import { z } from 'zod';
import { KINDS, PROVIDERS } from './kinds.ts';
import { readingSchema } from './reading.ts';
import { facetsSchema, resourceSchema, type Resource } from './resource.ts';

export const INVENTORY_VERSION = 2;

/** One account, subscription or project that the run set out to read. */
export const targetSchema = z.strictObject({
  provider: z.enum(PROVIDERS),
  account: z.string(),
  name: z.string().optional(),
  /** Who read it: the provider's name of the identity. */
  identity: z.string().optional(),
  regions: z.array(z.string()),
  /** Why nothing of it could be read, when nothing could. */
  failed: z.string().optional(),
});
export type Target = z.infer<typeof targetSchema>;

/** How often an operation was asked for in a unit, and how often it was refused. */
export const callSchema = z.strictObject({
  operation: z.string(),
  count: z.number().int(),
  refused: z.number().int(),
  /** How much of what the provider sells by the piece was asked for, where it is not free. */
  charged: z.number().int().optional(),
});

export const unitSchema = z.strictObject({
  id: z.string(),
  provider: z.enum(PROVIDERS),
  account: z.string(),
  region: z.string(),
  collector: z.string(),
  started: z.string(),
  ended: z.string(),
  calls: z.array(callSchema),
  /** True where an organization's policy closes the region to every call: one line in the ledger, no findings. */
  closed: z.boolean().optional(),
});
export type Unit = z.infer<typeof unitSchema>;

/**
 * How many resources of a kind the unit holds, or why nobody knows. `call` is the list that was refused, `invariants` what is
 * so of everything that such a list can hold.
 */
export const populationSchema = z.strictObject({
  kind: z.enum(KINDS),
  unit: z.string(),
  reading: readingSchema(z.number().int().nonnegative()),
  call: z.string().optional(),
  invariants: facetsSchema.optional(),
});
export type Population = z.infer<typeof populationSchema>;

/** Something that one call of a unit could not tell: a line of the ledger. */
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
  /** When collecting began; the snapshot's date. */
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
    provider: z.enum(PROVIDERS),
    id: z.string(),
    facets: facetsSchema,
    unit: z.string(),
  }),
  z.strictObject({ record: z.literal('population'), ...populationSchema.shape }),
  z.strictObject({ record: z.literal('refusal'), ...refusalSchema.shape }),
  z.strictObject({ record: z.literal('end'), ended: z.string(), records: z.number().int() }),
]);
export type InventoryRecord = z.infer<typeof recordSchema>;

/** The whole inventory in memory, merged: one entry for each resource, the newest unit's. */
export interface Inventory {
  readonly header: { readonly tool: string; readonly started: string; readonly targets: readonly Target[] };
  readonly ended: string;
  readonly resources: readonly Resource[];
  readonly units: readonly Unit[];
  readonly populations: readonly Population[];
  readonly refusals: readonly Refusal[];
}
