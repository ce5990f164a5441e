import { withFixes, type FixOptions } from '../assess/what-if.ts';
import type { Check } from '../model/check.ts';
import { EFFORTS } from '../model/effort.ts';
import type { Inventory } from '../model/inventory.ts';
import type { HourInterval, Survival } from '../model/survival.ts';
import type { SimulationReport } from '../model/simulation.ts';

type Suggestion = NonNullable<SimulationReport['rows'][number]['suggestion']>;

export interface SuggestOptions {
  readonly checks: readonly Check[];
  readonly fixOptions: (check: Check) => FixOptions;
  /** The same rows on another inventory. */
  readonly simulate: (inventory: Inventory) => readonly Survival[];
}

/**
 * The cheapest remedy of a check that makes a row better, by the key of the row: each is applied to a copy of the inventory, and the
 * copy is simulated again. Of equal effort the one that helps most counts.
 */
export function suggestions(
  inventory: Inventory,
  rows: readonly Survival[],
  { checks, fixOptions, simulate }: SuggestOptions,
): ReadonlyMap<string, Suggestion> {
  const kinds = new Set(rows.flatMap(({ decides }) => decides.slice(0, 1).map(({ resource }) => resource.kind)));
  const before = new Map(rows.map(row => [rowKey(row), row]));
  const found = new Map<string, Suggestion>();
  for (const check of checks) {
    if (check.fix === undefined || ![check.resource].flat().some(kind => kinds.has(kind))) continue;
    const { inventory: fixed, fixed: count } = withFixes(inventory, check, fixOptions(check));
    if (count === 0) continue;
    for (const row of simulate(fixed)) {
      const key = rowKey(row);
      const old = before.get(key);
      if (old === undefined || compareRows(row, old) >= 0) continue;
      const { fate, hours, dataLoss } = row;
      const { effort, action } = check.remedy;
      const suggestion = { check: check.id, effort, action, fate, hours, dataLoss };
      const known = found.get(key);
      if (known === undefined || isBetter(suggestion, known)) found.set(key, suggestion);
    }
  }
  return found;
}

export const rowKey = ({ workload, scenario }: Pick<Survival, 'workload' | 'scenario'>): string =>
  `${workload}\n${scenario}`;

const isBetter = (a: Suggestion, b: Suggestion): boolean =>
  (EFFORTS.indexOf(a.effort) - EFFORTS.indexOf(b.effort) || compareRows(a, b)) < 0;

type Ends = Pick<Survival, 'hours' | 'dataLoss'>;

/** Negative where `a` is better: less data lost, then shorter down; in the worst case, then in the best. */
function compareRows(a: Ends, b: Ends): number {
  const ends: readonly (keyof HourInterval)[] = ['worst', 'best'];
  for (const end of ends)
    for (const key of ['dataLoss', 'hours'] as const) {
      const [one, other] = [a[key][end] ?? Infinity, b[key][end] ?? Infinity];
      if (one !== other) return one - other;
    }
  return 0;
}
