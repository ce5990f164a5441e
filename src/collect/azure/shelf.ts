import { subscriptionOf, type ArmResource, type ArmType } from './arm.ts';
import type { ResourceGraph } from './resource-graph.ts';
import type { Watch } from './transport.ts';

/** What one question to Resource Graph brought, sorted by subscription and type. */
export type Shelf = ReadonlyMap<string, readonly ArmResource[]>;

export const shelfKey = (subscription: string, type: string): string => `${subscription} ${type.toLowerCase()}`;

/**
 * Answers of Resource Graph that units of one batch share: whoever comes first asks for all of them, and the last one to
 * take clears the shelf, so that a thousand subscriptions never lie in memory together.
 */
export interface Shelves {
  /** All rows of these types in the batch of the subscription. Rejects as the question did, for everybody. */
  readonly take: (types: readonly ArmType[], subscription: string, watch: Watch) => Promise<Shelf>;
}

interface Slot {
  readonly shelf: Promise<Shelf>;
  left: number;
}

export function createShelves(graph: ResourceGraph, batches: readonly (readonly string[])[]): Shelves {
  const batchOf = new Map(batches.flatMap((batch, index) => batch.map(one => [one, index] as const)));
  const slots = new Map<string, Slot>();
  return {
    take: (types, subscription, watch) => {
      const index = batchOf.get(subscription) ?? -1;
      const batch = batches[index] ?? [subscription];
      const key = `${String(index)} ${types.map(({ type }) => type).join(' ')}`;
      let slot = slots.get(key);
      if (slot === undefined) {
        slot = { shelf: fill(graph, types, batch, watch), left: batch.length };
        slots.set(key, slot);
      }
      slot.left--;
      if (slot.left <= 0) slots.delete(key);
      return slot.shelf;
    },
  };
}

async function fill(
  graph: ResourceGraph,
  types: readonly ArmType[],
  batch: readonly string[],
  watch: Watch,
): Promise<Shelf> {
  const shelf = new Map<string, ArmResource[]>();
  for await (const rows of graph.rows(types, batch, watch)) {
    for (const row of rows) {
      const subscription = subscriptionOf(row.id);
      if (subscription === undefined) continue;
      const key = shelfKey(subscription, row.type);
      const known = shelf.get(key);
      if (known === undefined) shelf.set(key, [row]);
      else known.push(row);
    }
  }
  return shelf;
}
