import { subscriptionOf, type ArmResource, type ArmType } from './arm.ts';
import type { ResourceGraph } from './resource-graph.ts';
import type { CallObserver } from './transport.ts';

/** What one question to Resource Graph brought, sorted by subscription and type. */
export type CachedAnswer = ReadonlyMap<string, readonly ArmResource[]>;

export const graphCacheKey = (subscription: string, type: string): string => `${subscription} ${type.toLowerCase()}`;

/**
 * Answers of Resource Graph that units of one batch share: whoever comes first asks for all of them, and the last one to
 * leave clears the shelf, so that a thousand subscriptions never lie in memory together.
 */
export interface GraphCache {
  /** All rows of these types in the batch of the subscription. Rejects as the question did, for everybody. */
  readonly take: (types: readonly ArmType[], subscription: string, watch: CallObserver) => Promise<CachedAnswer>;
  /** Each unit says so at its end, also one that took nothing: the others' rows would wait for it for ever. */
  readonly leave: (types: readonly ArmType[], subscription: string) => void;
}

export function createGraphCache(graph: ResourceGraph, batches: readonly (readonly string[])[]): GraphCache {
  const batchOf = new Map(batches.flatMap((batch, index) => batch.map(one => [one, index] as const)));
  const shelves = new Map<string, Promise<CachedAnswer>>();
  const stayed = new Map<string, number>();
  const placeOf = (types: readonly ArmType[], subscription: string) => {
    const index = batchOf.get(subscription) ?? -1;
    const key = `${String(index)} ${types.map(({ type }) => type).join(' ')}`;
    return { key, batch: batches[index] ?? [subscription] };
  };
  return {
    take: (types, subscription, watch) => {
      const { key, batch } = placeOf(types, subscription);
      const shelf = shelves.get(key) ?? fill(graph, types, batch, watch);
      shelves.set(key, shelf);
      return shelf;
    },
    leave: (types, subscription) => {
      const { key, batch } = placeOf(types, subscription);
      const left = (stayed.get(key) ?? batch.length) - 1;
      if (left > 0) stayed.set(key, left);
      else {
        stayed.delete(key);
        shelves.delete(key);
      }
    },
  };
}

async function fill(
  graph: ResourceGraph,
  types: readonly ArmType[],
  batch: readonly string[],
  watch: CallObserver,
): Promise<CachedAnswer> {
  const shelf = new Map<string, ArmResource[]>();
  for await (const rows of graph.rows(types, batch, watch)) {
    for (const row of rows) {
      const subscription = subscriptionOf(row.id);
      if (subscription === undefined) continue;
      const key = graphCacheKey(subscription, row.type);
      const known = shelf.get(key);
      if (known === undefined) shelf.set(key, [row]);
      else known.push(row);
    }
  }
  return shelf;
}
