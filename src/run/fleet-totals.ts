import type { InventoryRecord } from '../model/inventory.ts';

/** What an inventory holds, in numbers. */
export interface Totals {
  readonly units: number;
  readonly resources: number;
  readonly made: number;
  readonly refused: number;
}

/** Adds up records as they pass, so that they need not be kept. */
export function createTotals(): { readonly add: (record: InventoryRecord) => void; readonly sum: () => Totals } {
  const totals = { units: 0, resources: 0, made: 0, refused: 0 };
  return {
    add: record => {
      if (record.record === 'resource') totals.resources += 1;
      if (record.record !== 'unit') return;
      totals.units += 1;
      for (const { count, refused } of record.calls) {
        totals.made += count;
        totals.refused += refused;
      }
    },
    sum: () => totals,
  };
}
