import type { Asset, AssetGraph } from '../../model/asset.ts';
import { memoizePerObject } from '../../lib/memoize.ts';
import { flatNeeds } from './flat-needs.ts';

/** Every node that one needs, itself first; `from` has the position in `nodes` of the one through which. */
export interface Reached {
  readonly nodes: Int32Array;
  readonly from: Int32Array;
}

type ReachOf = (node: number) => Reached;

/** What each node of a graph needs, directly and through others. Followed once for each node. */
export const reachIn = memoizePerObject((graph: AssetGraph): ReachOf => {
  const { size, firstOf, start, alternatives } = flatNeeds(graph);
  const found = new Map<number, Reached>();
  const seenBy = new Int32Array(size).fill(-1);
  const follow = (node: number): Reached => {
    const [nodes, from] = [[node], [0]];
    seenBy[node] = node;
    for (let at = 0; at < nodes.length; at++) {
      const current = nodes[at] ?? node;
      const end = start[firstOf[current + 1] ?? 0] ?? 0;
      for (let edge = start[firstOf[current] ?? 0] ?? 0; edge < end; edge++) {
        const next = alternatives[edge] ?? 0;
        if (seenBy[next] === node) continue;
        seenBy[next] = node;
        nodes.push(next);
        from.push(at);
      }
    }
    return { nodes: Int32Array.from(nodes), from: Int32Array.from(from) };
  };
  return node => {
    const known = found.get(node) ?? follow(node);
    found.set(node, known);
    return known;
  };
});

/** Positions of the resources that a node needs, itself included. */
export const neededAssets = (graph: AssetGraph, node: number): readonly number[] =>
  [...reachIn(graph)(node).nodes].filter(at => isResource(graph.assets[at]));

/** Whether it was read, and is no stand-in. */
export const isResource = (asset: Asset | undefined): boolean => asset !== undefined && asset.hidden !== true;

/** Ids of the resources from the workload's own to the one at a position of what it reaches. */
export function pathTo(position: number, { nodes, from }: Reached, { assets }: AssetGraph): string[] {
  const path: string[] = [];
  for (let at = position; ; at = from[at] ?? 0) {
    const id = assets[nodes[at] ?? -1]?.id;
    if (id === undefined) return path.reverse();
    path.push(id);
    if (from[at] === at) return path.reverse();
  }
}
