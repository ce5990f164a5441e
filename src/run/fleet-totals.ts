import type { CloudbriefError } from '../model/errors.ts';
import type { InventoryRecord, Target } from '../model/inventory.ts';
import { noDataError } from './no-data-error.ts';

/** What an inventory holds, in numbers. */
export interface Totals {
  readonly units: number;
  readonly resources: number;
  readonly made: number;
  readonly refused: number;
}

/** Adds up records as they pass, so that they need not be kept. */
export interface Adder {
  readonly add: (record: InventoryRecord) => void;
  readonly sum: () => Totals;
  /** The error of an inventory for which no call besides planning calls succeeded. */
  readonly failure: (targets: readonly Target[]) => CloudbriefError | undefined;
}

export function createTotals(planningCalls: ReadonlySet<string>): Adder {
  const totals = { units: 0, resources: 0, made: 0, refused: 0 };
  let wasRead = false;
  /** The first list that is unread for each reason: the error names one. */
  const unread = new Map<string, InventoryRecord>();
  return {
    add: record => {
      if (record.record === 'resource') totals.resources += 1;
      if (record.record === 'population' && record.reading.state === 'unread' && !unread.has(record.reading.reason))
        unread.set(record.reading.reason, record);
      if (record.record !== 'unit') return;
      totals.units += 1;
      for (const { operation, count, refused } of record.calls) {
        totals.made += count;
        totals.refused += refused;
        wasRead ||= count > refused && !planningCalls.has(operation);
      }
    },
    sum: () => totals,
    failure: targets => (wasRead ? undefined : noDataError([...unread.values()], { planningCalls, targets })),
  };
}
