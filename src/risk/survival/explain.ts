import type { Asset, AssetNeed, Loss } from '../../model/asset.ts';
import { compareText } from '../../lib/text.ts';
import type { Affected, Step } from '../../model/survival.ts';
import { SURVIVAL_TEXT } from '../../model/survival-text.ts';
import { intervalOf } from './hours.ts';
import { fateOf, type FateOf } from './fate.ts';
import { needsAt } from './propagate.ts';
import { timelineOf } from './timeline.ts';
import { difference, type Simulation } from './simulate.ts';

/** What a loss does to the resources that a workload needs. */
export interface Explanation {
  /** The worst first. */
  readonly decides: readonly Affected[];
  /** How many are touched. */
  readonly affected: number;
  readonly timeline: readonly Step[];
}

const SHOWN = 5;

interface Found {
  readonly at: number;
  readonly asset: Asset;
  readonly fate: FateOf;
}

/** Most data lost, then longest down; of equals, what is certain first. */
const compareFound = (a: Found, b: Found): number =>
  difference(b.fate.worst.loss, a.fate.worst.loss) ||
  difference(b.fate.worst.hours, a.fate.worst.hours) ||
  a.fate.unread.length - b.fate.unread.length ||
  difference(b.fate.best.loss, a.fate.best.loss) ||
  difference(b.fate.best.hours, a.fate.best.hours) ||
  compareText(a.asset.id, b.asset.id);

/** The resources that decide what becomes of a workload, while the propagation has the loss. */
export function explain(node: number, loss: Loss, simulation: Simulation): Explanation {
  const { graph, figures, propagation } = simulation;
  const found: Found[] = [];
  const from = reached(node, at => needsAt(graph, at));
  for (const at of from.keys()) {
    const asset = graph.assets[at];
    if (asset === undefined || (propagation.ends.worstHours[at] === 0 && propagation.ends.worstLoss[at] === 0))
      continue;
    const fate = fateOf(asset, at, loss, figures);
    if (fate !== undefined) found.push({ at, asset, fate });
  }
  found.sort(compareFound);
  const hits = found.map(({ asset, fate }) => ({ asset, end: fate.worst }));
  return {
    affected: found.filter(({ asset }) => isResource(asset)).length,
    timeline: hits.length === 0 ? [] : timelineOf(hits, propagation.ends.worstHours[node] ?? 0, loss, figures),
    decides: found.slice(0, SHOWN).map(({ at, asset, fate }) => affectedBy(asset, fate, pathTo(at, from, simulation))),
  };
}

/** Whether it was read, and is no stand-in. */
export const isResource = (asset: Asset | undefined): boolean => asset !== undefined && asset.hidden !== true;

/** Every node that a workload needs, with the node through which. */
export function reached(node: number, needsOf: (node: number) => readonly AssetNeed[]): ReadonlyMap<number, number> {
  const from = new Map<number, number>([[node, node]]);
  const queue = [node];
  for (let at = 0; at < queue.length; at++) {
    const current = queue[at] ?? node;
    for (const { alternatives } of needsOf(current))
      for (const next of alternatives) {
        if (from.has(next)) continue;
        from.set(next, current);
        queue.push(next);
      }
  }
  return from;
}

function pathTo(at: number, from: ReadonlyMap<number, number>, { graph }: Simulation): string[] {
  const path: string[] = [];
  for (let node = at; ; node = from.get(node) ?? node) {
    const id = graph.assets[node]?.id;
    if (id === undefined) return path.reverse();
    path.push(id);
    if (from.get(node) === node) return path.reverse();
  }
}

function affectedBy(asset: Asset, { fate, best, worst, unread }: FateOf, path: readonly string[]): Affected {
  const { id, name, kind, type, provider, account, region } = asset;
  const causes = [...new Set([best.cause, worst.cause])].filter(cause => cause !== 'unaffected');
  return {
    resource: { id, name, kind, type, provider, account, region },
    fate,
    hours: intervalOf(best.hours, worst.hours),
    dataLoss: intervalOf(best.loss, worst.loss),
    recovery: worst.recovery,
    story: causes.map(cause => SURVIVAL_TEXT[cause]),
    causes: causes.map(key => ({ key, data: {} })),
    unread: [...unread],
    path: [...path],
  };
}
