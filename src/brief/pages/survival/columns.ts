import type { Scenario, Survival } from '../../../model/survival.ts';

/** The columns of the matrix: an account that is wiped and one that is closed share one, the worse of the two. */
export const COLUMNS = ['component', 'data', 'zone', 'region', 'account', 'provider'] as const;
export type Column = (typeof COLUMNS)[number];

const SCENARIOS_OF: Readonly<Record<Column, readonly Scenario[]>> = {
  component: ['component-lost'],
  data: ['data-corrupted'],
  zone: ['zone-lost'],
  region: ['region-lost'],
  account: ['account-wiped', 'account-closed'],
  provider: ['provider-lost'],
};

const endless = (hours: number | null): number => hours ?? Infinity;

/** Most data lost, then longest shut; the worse end first. */
export const compareBadness = (a: Survival, b: Survival): number =>
  Math.sign(endless(a.dataLoss.worst) - endless(b.dataLoss.worst)) ||
  Math.sign(endless(a.dataLoss.best) - endless(b.dataLoss.best)) ||
  Math.sign(endless(a.hours.worst) - endless(b.hours.worst)) ||
  Math.sign(endless(a.hours.best) - endless(b.hours.best)) ||
  0;

/** The row of a column; undefined: it was not simulated. */
export function rowOf(rows: readonly Survival[], column: Column): Survival | undefined {
  const scenarios = SCENARIOS_OF[column];
  // An identity that was not seen is no identity that cannot delete: what was not taken away does not count.
  const taken = rows.filter(({ scenario }) => scenarios.includes(scenario));
  const known = taken.filter(({ instances }) => instances > 0);
  return (known.length > 0 ? known : taken).toSorted((a, b) => compareBadness(b, a) || 0)[0];
}
