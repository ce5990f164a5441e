import { z } from 'zod';
import { LOSSES } from './loss.ts';
import { yearlyCostSchema } from './price.ts';

const amount = z.number();
const share = z.number().min(0).max(1);
const range = z.strictObject({ low: amount, high: amount });

/** An amount with the standard error of the simulation. */
const measured = z.strictObject({ value: amount, error: z.number().nonnegative() });

/** What a year costs: the mean, and what one year in so many is worse than. */
export const yearSchema = z.strictObject({
  expected: measured,
  median: amount,
  oneIn10: amount,
  oneIn20: amount,
  oneIn100: amount,
});
export type YearOfLoss = z.infer<typeof yearSchema>;

/** Chance of a year above an amount; `low` and `high`: where nine of ten draws of the assumptions have it. */
const pointSchema = z.strictObject({ amount, chance: share, low: share.optional(), high: share.optional() });

/** What an action saves: `clear` where it is more than twice its error. */
const savingSchema = z.strictObject({ expected: measured, oneIn20: measured, clear: z.boolean() });
export type Saving = z.infer<typeof savingSchema>;

/** The contract that accounts have: none that answers an emergency, or one that does, but not the fastest. */
export const SUPPORT_LEVELS = ['none', 'emergency'] as const;
export type SupportLevel = (typeof SUPPORT_LEVELS)[number];

/** What is paid each year against losses, and what a provider pays back: beside the losses, never subtracted. */
const spendingSchema = z.strictObject({
  /** For an outage of a region, or else of the provider; `amount`: of the bill, where the business gave it. */
  credit: z
    .strictObject({ loss: z.enum(LOSSES), hours: amount, percent: amount, amount: range.optional(), of: amount })
    .optional(),
  /** By provider: the contract that accounts in use have, and the next plan. */
  support: z.array(
    z.strictObject({
      provider: z.string(),
      now: z.enum(SUPPORT_LEVELS),
      accounts: z.number().int(),
      crownJewels: z.number().int(),
      plan: z.string(),
      answersWithin: z.string(),
      yearly: yearlyCostSchema,
    }),
  ),
  /** Stand-bys that only wait. `saving`: what a year would cost more if they were rebuilt instead. */
  standby: z.strictObject({ resources: z.number().int(), yearly: yearlyCostSchema, saving: savingSchema }).optional(),
});
export type Spending = z.infer<typeof spendingSchema>;

/** Where a figure comes from, from the best to the weakest. */
export const BASES = ['own', 'dataset', 'survey', 'expert'] as const;

export const worthSchema = z.strictObject({
  check: z.string(),
  /** Applied alone. Left out: its remedy changes nothing that the simulation knows. */
  alone: savingSchema.optional(),
  /** Applied after the actions before it in this list. */
  step: savingSchema.optional(),
  days: range,
  /** In the currency; left out where nothing is priced. */
  cost: z.strictObject({ once: range, yearly: yearlyCostSchema.optional() }).optional(),
});
export type Worth = z.infer<typeof worthSchema>;

/** What bad years cost. In money where the business gave its figures, else in business hours. */
export const moneySchema = z.strictObject({
  unit: z.enum(['money', 'hours']),
  currency: z.string().optional(),
  simulation: z.strictObject({
    years: z.number().int(),
    seed: z.number().int(),
    band: z.strictObject({ draws: z.number().int(), years: z.number().int() }).optional(),
  }),
  /** Of all assumptions that count. `own`: ids that the configuration replaces. */
  parameters: z.strictObject({ checksum: z.string(), own: z.array(z.string()) }),
  today: yearSchema,
  /** After all actions of the plan. */
  plan: yearSchema.optional(),
  exceedance: z.strictObject({ today: z.array(pointSchema), plan: z.array(pointSchema).optional() }),
  /** The largest losses that the owners accept; `exceeded`: the chance today is higher. */
  tolerance: z.array(z.strictObject({ chance: share, amount, today: share, plan: share.optional(), exceeded: z.boolean() })), // prettier-ignore
  /** The largest expected loss first. */
  losses: z.array(
    z.strictObject({
      loss: z.enum(LOSSES),
      expected: measured,
      share,
      /** Of at least one event in a year. */
      chance: share,
      /** A year with an event: the middle one, and one in twenty. */
      typical: amount,
      bad: amount,
      plan: amount.optional(),
      rate: z.strictObject({ low: amount, high: amount, unit: z.string() }),
      basis: z.enum(BASES),
      /** Own incidents that count. */
      history: z.strictObject({ events: z.number(), years: z.number() }).optional(),
    }),
  ),
  /** Losses that are not simulated, and why. */
  leftOut: z.array(z.strictObject({ loss: z.enum(LOSSES), reason: z.enum(['no-inputs', 'nothing-there']) })),
  /** In the order of the plan. */
  actions: z.array(worthSchema),
  /** All of them together, whatever their order. */
  saving: savingSchema.optional(),
  /** Actions that were not simulated, because the inventory is too large for all. */
  notSimulated: z.array(z.string()),
  inputs: z.array(
    z.strictObject({
      key: z.string(),
      low: amount,
      high: amount,
      unit: z.string(),
      owner: z.string().optional(),
      asOf: z.string().optional(),
      basis: z.enum(BASES),
    }),
  ),
  /** Only in money. */
  spending: spendingSchema.optional(),
  /** Share of the expected loss whose frequency rests on an expert's guess, and the losses. */
  guesswork: z.strictObject({ share, losses: z.array(z.enum(LOSSES)) }),
});
export type Money = z.infer<typeof moneySchema>;
