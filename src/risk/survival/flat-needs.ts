import type { AssetGraph, AssetNeed } from '../../model/asset.ts';
import { memoizePerObject } from '../../lib/memoize.ts';

/** What an asset or a workload needs. Workloads come after the assets. */
export const needsAt = (graph: AssetGraph, node: number): readonly AssetNeed[] =>
  graph.needs[node] ?? graph.workloads[node - graph.assets.length]?.needs ?? [];

/** The needs of all nodes in flat arrays, because a simulation follows them millions of times. */
export interface FlatNeeds {
  /** How many nodes there are. */
  readonly size: number;
  /** The first need of each node; the next node's is the end. */
  readonly firstOf: Int32Array;
  /** Who has a need. */
  readonly by: Int32Array;
  readonly certain: Uint8Array;
  readonly capacity: Uint8Array;
  /** The first alternative of each need; the next need's is the end. */
  readonly start: Int32Array;
  readonly alternatives: Int32Array;
  /** The first use of each node, in `uses`; the next node's is the end. */
  readonly usesOf: Int32Array;
  /** The needs that a node is an alternative of. */
  readonly uses: Int32Array;
}

export const flatNeeds = memoizePerObject((graph: AssetGraph): FlatNeeds => {
  const size = graph.assets.length + graph.workloads.length;
  const all: AssetNeed[] = [];
  const firstOf = new Int32Array(size + 1);
  for (let node = 0; node < size; node++) {
    for (const need of needsAt(graph, node)) all.push(need);
    firstOf[node + 1] = all.length;
  }
  const start = new Int32Array(all.length + 1);
  for (const [at, { alternatives }] of all.entries()) start[at + 1] = (start[at] ?? 0) + alternatives.length;
  const alternatives = new Int32Array(start[all.length] ?? 0);
  for (const [at, need] of all.entries()) alternatives.set(need.alternatives, start[at]);
  const by = new Int32Array(all.length);
  for (let node = 0; node < size; node++) by.fill(node, firstOf[node], firstOf[node + 1]);
  return {
    size,
    firstOf,
    by,
    certain: Uint8Array.from(all, ({ certain }) => Number(certain)),
    capacity: Uint8Array.from(all, ({ capacity }) => Number(capacity)),
    start,
    alternatives,
    ...usesBy(size, start, alternatives),
  };
});

/** The needs of which each node is an alternative. */
function usesBy(size: number, start: Int32Array, alternatives: Int32Array): Pick<FlatNeeds, 'usesOf' | 'uses'> {
  const usesOf = new Int32Array(size + 1);
  for (const node of alternatives) usesOf[node + 1] = (usesOf[node + 1] ?? 0) + 1;
  for (let node = 0; node < size; node++) usesOf[node + 1] = (usesOf[node + 1] ?? 0) + (usesOf[node] ?? 0);
  const next = usesOf.slice();
  const uses = new Int32Array(alternatives.length);
  for (let need = 0; need + 1 < start.length; need++)
    for (let at = start[need] ?? 0; at < (start[need + 1] ?? 0); at++) {
      const node = alternatives[at] ?? 0;
      const position = next[node] ?? 0;
      uses[position] = need;
      next[node] = position + 1;
    }
  return { usesOf, uses };
}
