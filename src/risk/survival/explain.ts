import type { Asset, Loss } from '../../model/asset.ts';
import { compareText } from '../../lib/text.ts';
import type { Affected, Step } from '../../model/survival.ts';
import { SURVIVAL_TEXT } from '../../model/survival-text.ts';
import { intervalOf } from './hours.ts';
import type { End } from './ends.ts';
import type { FateOf } from './fate.ts';
import { isResource, pathTo, reachIn } from './reach.ts';
import { timelineOf } from './timeline.ts';
import { difference, type FatesOf, type Simulation } from './simulate.ts';

/** What a loss does to the resources that a workload needs. */
export interface Explanation {
  /** The worst first. */
  readonly decides: readonly Affected[];
  /** How many are touched. */
  readonly affected: number;
  readonly timeline: readonly Step[];
  /** At most so many hours, down and of data, if the place comes back; undefined: nothing waits for it, or the end stays open. */
  readonly returning: Pick<End, 'hours' | 'loss'> | undefined;
}

const SHOWN = 5;

interface Found {
  /** In what the workload reaches. */
  readonly position: number;
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
export function explain(node: number, loss: Loss, simulation: Simulation, fates: FatesOf): Explanation {
  const { graph, figures, propagation } = simulation;
  const { worstHours, worstLoss } = propagation.ends;
  const [hours, lost] = [worstHours[node] ?? 0, worstLoss[node] ?? 0];
  const found: Found[] = [];
  const reach = reachIn(graph)(node);
  for (const [position, at] of reach.nodes.entries()) {
    const asset = graph.assets[at];
    if (asset === undefined || (worstHours[at] === 0 && worstLoss[at] === 0)) continue;
    const fate = fates(at);
    if (fate !== undefined) found.push({ position, asset, fate });
  }
  const isReplaced = replacedIn(found, hours, lost);
  found.sort((a, b) => Number(isReplaced(a)) - Number(isReplaced(b)) || compareFound(a, b));
  const hits = found.map(({ asset, fate }) => ({ asset, end: fate.worst }));
  return {
    affected: found.filter(({ asset }) => isResource(asset)).length,
    returning: returningOf(found),
    timeline: hits.length === 0 ? [] : timelineOf(hits, hours, loss, figures),
    decides: found
      .slice(0, SHOWN)
      .map(({ position, asset, fate }) => affectedBy(asset, fate, pathTo(position, reach, graph))),
  };
}

/** What takes longest and loses most: the workload may do with less, and never needs more. */
function returningOf(found: readonly Found[]): Pick<End, 'hours' | 'loss'> | undefined {
  if (!found.some(({ fate: { worst, returning } }) => returning !== undefined && isOpen(worst))) return undefined;
  let [hours, loss] = [0, 0];
  for (const { fate } of found) {
    const end = fate.returning ?? fate.worst;
    [hours, loss] = [Math.max(hours, end.hours), Math.max(loss, end.loss)];
  }
  return Number.isFinite(hours) && Number.isFinite(loss) ? { hours, loss } : undefined;
}

const isOpen = ({ hours, loss }: End): boolean => !Number.isFinite(hours) || !Number.isFinite(loss);

/**
 * What takes longer than the workload is down, or loses more, has something in its place and decides nothing: as long as the others
 * account for the whole. Else it is the missing one of several that carry the load together.
 */
function replacedIn(found: readonly Found[], hours: number, lost: number): (one: Found) => boolean {
  const isReplaced = ({ fate: { worst } }: Found): boolean => worst.hours > hours || worst.loss > lost;
  const rest = found.filter(one => !isReplaced(one));
  const isWhole =
    rest.some(({ fate }) => fate.worst.hours === hours) && rest.some(({ fate }) => fate.worst.loss === lost);
  return isWhole ? isReplaced : () => false;
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
