import type { AssetGraph, AssetNeed, Loss } from '../../src/model/asset.ts';
import { endOf } from '../../src/risk/survival/fate.ts';
import { BEST, type Figures, type Side } from '../../src/risk/survival/figures.ts';

/**
 * What a loss does to a workload, by trying one moment after another: everything is assumed to be up, then whatever is down at that
 * moment is taken away one by one with all that cannot do without it, until nothing changes.
 */
export function bruteForce(
  graph: AssetGraph,
  loss: Loss,
  figures: Figures,
  side: Side,
): { hours: number; loss: number }[] {
  const ends = graph.assets.map((asset, at) => endOf(asset, at, { loss, figures, side }));
  const capacity = figures.plain('survivors', side);
  const moments = [...new Set([0, capacity, ...ends.map(end => end?.hours ?? 0)])].sort((a, b) => a - b);
  const losses = [...new Set([0, ...ends.map(end => end?.loss ?? 0)])].sort((a, b) => a - b);
  const nodes = graph.workloads.map((_, at) => graph.assets.length + at);
  const firstOf = (steps: readonly number[], isUp: (step: number) => readonly boolean[], node: number): number =>
    steps.find(step => isUp(step)[node] === true) ?? Infinity;
  const upAt = (hours: number): readonly boolean[] =>
    standing(
      graph,
      at => (ends[at]?.hours ?? 0) <= hours,
      (need, up) => {
        if (side === BEST) return !need.certain || need.alternatives.some(at => up[at]);
        const all = need.alternatives.every(at => up[at]);
        return all || (need.alternatives.some(at => up[at]) && (!need.capacity || hours >= capacity));
      },
    );
  const keptAt = (most: number): readonly boolean[] =>
    standing(
      graph,
      at => (ends[at]?.loss ?? 0) <= most,
      (need, kept) =>
        side === BEST
          ? !need.certain || need.alternatives.some(at => kept[at])
          : need.alternatives.every(at => kept[at]),
    );
  return nodes.map(node => ({ hours: firstOf(moments, upAt, node), loss: firstOf(losses, keptAt, node) }));
}

function standing(
  graph: AssetGraph,
  isUp: (at: number) => boolean,
  isMet: (need: AssetNeed, up: readonly boolean[]) => boolean,
): readonly boolean[] {
  const size = graph.assets.length + graph.workloads.length;
  const up = Array.from({ length: size }, (_, at) => at >= graph.assets.length || isUp(at));
  for (let changed = true; changed;) {
    changed = false;
    for (let at = 0; at < size; at++) {
      const needs = graph.needs[at] ?? graph.workloads[at - graph.assets.length]?.needs ?? [];
      if (!up[at] || needs.every(need => isMet(need, up))) continue;
      up[at] = false;
      changed = true;
    }
  }
  return up;
}
