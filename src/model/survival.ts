import { z } from 'zod';
import { kindSchema, providerSchema } from './extension-names.ts';
import { count } from './facets/shared.ts';

/** What a simulation takes away, from the smallest to the largest. */
export const SCENARIOS = [
  'component-lost',
  'data-corrupted',
  'zone-lost',
  'region-lost',
  'account-wiped',
  'account-closed',
  'provider-lost',
] as const;
export type Scenario = (typeof SCENARIOS)[number];

/** What becomes of a resource, from the mildest to the worst; `unknown`: what was read does not tell. */
export const FATES = [
  'unaffected',
  'restarts',
  'fails-over',
  'rebuilds',
  'restores',
  'by-hand',
  'unknown',
  'waits',
  'lost',
] as const;
export type Fate = (typeof FATES)[number];

/** Hours from the best to the worst case; null: unbounded. */
export const intervalSchema = z.strictObject({ best: z.number().nullable(), worst: z.number().nullable() });
export type HourInterval = z.infer<typeof intervalSchema>;

/** A fate as people are told: what only the worst case loses is at risk, and not lost. */
export const toldFate = ({
  fate,
  dataLoss,
}: {
  readonly fate: Fate;
  readonly dataLoss: HourInterval;
}): Fate | 'risk' => (fate === 'lost' && dataLoss.best !== null ? 'risk' : fate);

/** Why a resource has its fate: keys of messages in `survival-text.ts`, in the order of the causes. */
export const causeSchema = z.strictObject({
  key: z.string(),
  data: z.record(z.string(), z.union([z.string(), z.number()])),
});

/** The type of what stands for a list that was not read. */
export const UNREAD_TYPE = 'Unread';
/** What its id begins with. */
export const UNREAD_ID = 'unread:';

/** `database orders`; a list that was not read says its kind itself. */
export const resourceText = (
  { id, kind, name }: { readonly id: string; readonly kind: string; readonly name: string },
  shown = name,
): string => (id.startsWith(UNREAD_ID) ? `what the ${shown} may hide` : `${kind} ${shown}`);

export const affectedSchema = z.strictObject({
  resource: z.strictObject({
    id: z.string(),
    name: z.string(),
    kind: kindSchema,
    type: z.string(),
    provider: providerSchema,
    account: z.string(),
    region: z.string(),
  }),
  fate: z.enum(FATES),
  hours: intervalSchema,
  /** Hours of data that are lost. */
  dataLoss: intervalSchema,
  /** `provider`: it recovers by itself. `people`: somebody has to act. `nobody`: nobody can. */
  recovery: z.enum(['none', 'provider', 'people', 'nobody']),
  /** What happens, in English; `causes` has the same as keys. */
  story: z.array(z.string()),
  causes: z.array(causeSchema),
  /** What could not be read and would narrow the interval. */
  unread: z.array(z.string()),
  /** Ids of the resources between the workload and this one, the workload's own first. */
  path: z.array(z.string()),
});
export type Affected = z.infer<typeof affectedSchema>;

export const VERDICTS = ['met', 'missed', 'cannot-tell'] as const;

const figureRange = z.tuple([z.number(), z.number()]);

/** A figure that the simulation used, in hours unless its unit says otherwise; `range`: the best and the worst case. */
export const usedFigureSchema = z.strictObject({
  id: z.string(),
  value: z.number(),
  range: figureRange,
  unit: z.string(),
  /** `own`: the configuration set it. */
  class: z.string(),
  source: z.string(),
  /** What an own figure stands for. */
  replaces: z.strictObject({ value: z.number(), range: figureRange, source: z.string() }).optional(),
});
export type UsedFigure = z.infer<typeof usedFigureSchema>;

/** A recovery target, and what the simulation says of it. */
export const targetVerdictSchema = z.strictObject({
  rtoHours: z.number().optional(),
  rpoHours: z.number().optional(),
  rto: z.enum(VERDICTS).optional(),
  rpo: z.enum(VERDICTS).optional(),
});
export type TargetVerdict = z.infer<typeof targetVerdictSchema>;

/** A step of the worst case: hours after the loss, null for never. `resource`: what it is about, if not all of it. */
export const stepSchema = z.strictObject({
  hours: z.number().nullable(),
  key: z.string(),
  text: z.string(),
  resource: z.strictObject({ id: z.string(), name: z.string(), kind: kindSchema }).optional(),
});
export type Step = z.infer<typeof stepSchema>;

/** What is taken away. `id`: what `--lose` takes, such as `zone:euw1-az2`. */
export const lossSchema = z.strictObject({ id: z.string(), name: z.string(), provider: providerSchema.optional() });

/** A workload in a scenario: the worst instance of those in use. */
export const survivalSchema = z.strictObject({
  workload: z.string(),
  scenario: z.enum(SCENARIOS),
  /** Left out: nothing of the workload can be taken away so. */
  lost: lossSchema.optional(),
  /** How many instances were simulated. */
  instances: count,
  fate: z.enum(FATES),
  hours: intervalSchema,
  dataLoss: intervalSchema,
  /** Both if the zone or region comes back as those of the incidents on record did. Left out: the end is not open for that. */
  ifReturned: z.strictObject({ hours: intervalSchema, dataLoss: intervalSchema }).optional(),
  recovery: affectedSchema.shape.recovery,
  /** Resources that the loss touches, of all that the workload needs. */
  affected: count,
  needed: count,
  /** The resources that decide, the worst first. */
  decides: z.array(affectedSchema),
  /** The worst case hour by hour, until it is back or the end is open. */
  timeline: z.array(stepSchema),
  target: targetVerdictSchema.optional(),
});
export type Survival = z.infer<typeof survivalSchema>;
