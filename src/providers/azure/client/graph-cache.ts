import { subscriptionOf, type ArmResource, type ArmType } from './arm.ts';
import type { ResourceGraph } from './resource-graph.ts';
import type { CallObserver } from '../../kit/call-observer.ts';
import { IncompleteResponseError } from '../../kit/response-fields.ts';
import { start } from '../../kit/start.ts';

/** Rows of one answer of Resource Graph, by subscription and type. */
export type CachedAnswer = ReadonlyMap<string, readonly ArmResource[]>;

export const graphCacheKey = (subscription: string, type: string): string => `${subscription} ${type.toLowerCase()}`;

/**
 * Answers of Resource Graph that the units of a batch of subscriptions share: the first unit asks for all of them, the last
 * one to release the answer drops it, so that a thousand subscriptions are never in memory together.
 */
export interface GraphCache {
  /** All rows of these types in the batch of the subscription. Rejects for every unit when the question failed. */
  readonly take: (types: readonly ArmType[], subscription: string, watch: CallObserver) => Promise<CachedAnswer>;
  /** Every unit calls it at its end, also one that took nothing: otherwise the answer is kept for good. */
  readonly release: (types: readonly ArmType[], subscription: string) => void;
}

/** `questions`: the types of every collector; those with the same types share an answer. */
export function createGraphCache(
  graph: ResourceGraph,
  batches: readonly (readonly string[])[],
  questions: readonly (readonly ArmType[])[],
): GraphCache {
  const batchOf = new Map(batches.flatMap((batch, index) => batch.map(one => [one, index] as const)));
  const answers = new Map<string, Promise<CachedAnswer>>();
  const unitsLeft = new Map<string, number>();
  const entryOf = (types: readonly ArmType[], subscription: string) => {
    const index = batchOf.get(subscription) ?? -1;
    return { key: `${String(index)} ${questionKey(types)}`, batch: batches[index] ?? [subscription] };
  };
  const collectorsOf = (types: readonly ArmType[]): number =>
    questions.filter(one => questionKey(one) === questionKey(types)).length;
  return {
    take: (types, subscription, watch) => {
      const { key, batch } = entryOf(types, subscription);
      const answer = answers.get(key) ?? start(readAnswer(graph, types, batch, watch));
      answers.set(key, answer);
      return answer;
    },
    release: (types, subscription) => {
      const { key, batch } = entryOf(types, subscription);
      const left = (unitsLeft.get(key) ?? batch.length * collectorsOf(types)) - 1;
      if (left > 0) unitsLeft.set(key, left);
      else {
        unitsLeft.delete(key);
        answers.delete(key);
      }
    },
  };
}

/** The same for collectors that list the same types. */
export const questionKey = (types: readonly ArmType[]): string => types.map(({ type }) => type).join(' ');

async function readAnswer(
  graph: ResourceGraph,
  types: readonly ArmType[],
  batch: readonly string[],
  watch: CallObserver,
): Promise<CachedAnswer> {
  const answer = new Map<string, ArmResource[]>();
  for await (const rows of graph.rows(types, batch, watch)) {
    for (const row of rows) {
      if (typeof row.id !== 'string' || typeof row.type !== 'string')
        throw new IncompleteResponseError('the response of Resource Graph has a row without id or type');
      const subscription = subscriptionOf(row.id);
      if (subscription === undefined) continue;
      const key = graphCacheKey(subscription, row.type);
      const known = answer.get(key);
      if (known === undefined) answer.set(key, [row]);
      else known.push(row);
    }
  }
  return answer;
}
