import data from '../../../data/prices.json' with { type: 'json' };
import type { SupportLevel } from '../../model/money.ts';
import type { YearlyCost } from '../../model/price.ts';
import type { Range } from './spec.ts';

const MONTHS = 12;

interface Tier {
  readonly upTo?: number | undefined;
  readonly percent: number;
}

/** A support plan of a provider: what it costs a month, and how fast it answers. */
export interface SupportPlan {
  readonly provider: string;
  readonly after: string;
  /** The severity that tells it from the plan before it. */
  readonly best?: string | undefined;
  readonly plan: string;
  readonly answersWithin: string;
  readonly minimum: number;
  readonly perAccount: boolean;
  readonly tiers: readonly Tier[];
}

const PLANS: readonly SupportPlan[] = data.supportPlans;

/** The next plan after the one that accounts have; undefined: there is none in the list. */
export const nextPlan = (provider: string, now: SupportLevel): SupportPlan | undefined =>
  PLANS.find(one => one.provider === provider && one.after === now);

/**
 * A year of a plan for so many accounts, in US dollars: at least its minimum, at most the formula of the provider applied to the whole bill.
 * Without the bill, the share of it is not priced.
 */
export function planYear({ minimum, perAccount, tiers }: SupportPlan, accounts: number, bill?: Range): YearlyCost {
  const low = (perAccount ? accounts : 1) * minimum * MONTHS;
  if (bill === undefined) return { low, high: low, ...(tiers.length === 0 ? {} : { unpriced: 1 }) };
  return { low, high: Math.max(low, MONTHS * shareOf(bill.high / MONTHS, tiers)) };
}

/** Each part of a month's bill at the rate of its tier, as taxes are. */
function shareOf(bill: number, tiers: readonly Tier[]): number {
  let from = 0;
  let sum = 0;
  for (const { upTo = Infinity, percent } of tiers) {
    sum += (Math.max(0, Math.min(bill, upTo) - from) * percent) / 100;
    from = upTo;
  }
  return sum;
}
