import { chargesOf, type Charge } from '../assess/charges.ts';
import type { CloudbriefError } from '../model/errors.ts';
import type { InventoryRecord, Target, Unit } from '../model/inventory.ts';
import { PROVIDER_TRAITS } from '../providers/index.ts';
import { noDataError } from './no-data-error.ts';

/** What an inventory holds, in numbers. */
export interface Totals {
  readonly units: number;
  readonly resources: number;
  readonly made: number;
  readonly refused: number;
  readonly charges: readonly Charge[];
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
  const charged = createChargeCounter();
  /** The first list that is unread for each reason: the error names one. */
  const unread = new Map<string, InventoryRecord>();
  return {
    add: record => {
      if (record.record === 'resource') totals.resources += 1;
      if (record.record === 'population' && record.reading.state === 'unread' && !unread.has(record.reading.reason))
        unread.set(record.reading.reason, record);
      if (record.record !== 'unit') return;
      totals.units += 1;
      charged.add(record);
      for (const { operation, count, refused } of record.calls) {
        totals.made += count;
        totals.refused += refused;
        wasRead ||= count > refused && !planningCalls.has(operation);
      }
    },
    sum: () => ({ ...totals, charges: charged.charges() }),
    failure: targets => (wasRead ? undefined : noDataError([...unread.values()], { planningCalls, targets })),
  };
}

/** Adds up what was charged by provider and operation. */
function createChargeCounter(): { readonly add: (unit: Unit) => void; readonly charges: () => readonly Charge[] } {
  const counts = new Map<Unit['provider'], Map<string, number>>();
  return {
    add: ({ provider, calls }) => {
      for (const { operation, charged = 0 } of calls) {
        if (charged === 0) continue;
        const own = counts.get(provider) ?? new Map<string, number>();
        counts.set(provider, own.set(operation, (own.get(operation) ?? 0) + charged));
      }
    },
    charges: () => {
      const units = [...counts].map(([provider, own]) => ({
        provider,
        calls: [...own].map(([operation, items]) => ({ operation, count: 0, refused: 0, charged: items })),
      }));
      return chargesOf(units, PROVIDER_TRAITS);
    },
  };
}
