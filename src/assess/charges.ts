import { compareText } from '../lib/text.ts';
import type { Unit } from '../model/inventory.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';

/** One charged operation: the items that were charged, and their list price in US dollars. */
export interface Charge {
  readonly operation: string;
  readonly items: number;
  readonly usd: number;
}

/** The charges of the calls of the units, by operation. */
export function chargesOf(units: readonly Pick<Unit, 'provider' | 'calls'>[], traits: TraitsByProvider): Charge[] {
  const charges = new Map<string, Charge>();
  for (const { provider, calls } of units) {
    for (const { operation, charged = 0 } of calls) {
      if (charged === 0) continue;
      const items = (charges.get(operation)?.items ?? 0) + charged;
      const { usdPerThousand = 0 } = traits[provider]?.prices[operation] ?? {};
      charges.set(operation, { operation, items, usd: Math.round(items * usdPerThousand * 1000) / 1_000_000 });
    }
  }
  return [...charges.values()].sort((a, b) => compareText(a.operation, b.operation));
}
