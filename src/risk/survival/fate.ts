import type { Asset } from '../../model/asset.ts';
import type { Fate } from '../../model/survival.ts';
import { compareText } from '../../lib/text.ts';
import type { Loss } from '../../model/asset.ts';
import { returnOf, type End, type Question } from './ends.ts';
import { exposureOf } from './exposure.ts';
import { BEST, WORST, type Figures } from './figures.ts';
import { lockedOutEnd } from './keys.ts';
import { machineEnd } from './machine.ts';
import { storeEnd } from './store.ts';

/** What becomes of a resource at one end; undefined: nothing. */
export function endOf(asset: Asset, at: number, question: Question): End | undefined {
  const exposure = exposureOf(asset, at, question);
  const lockedOut = lockedOutEnd(asset, question);
  if (exposure === 'none' || exposure === 'spare') return lockedOut;
  // A cache is a machine that starts empty.
  if (asset.role !== 'store' || asset.holdsData === 'no') return machineEnd(asset, exposure, question);
  // What runs elsewhere cannot be read without the key either.
  const held = storeEnd(asset, lockedOut === undefined ? exposure : 'whole', question);
  return asset.holdsData === 'yes' ? held : eitherEnd(held, machineEnd(asset, exposure, question), question);
}

/** Whether it holds data is not known: the milder of both in the best case, the graver in the worst. */
function eitherEnd(held: End | undefined, empty: End | undefined, { side, unread }: Question): End | undefined {
  unread?.add('dataDurability');
  const [one, other] = [held ?? UNTOUCHED, empty ?? UNTOUCHED];
  const pick = side === BEST ? Math.min : Math.max;
  const [hours, loss] = [pick(one.hours, other.hours), pick(one.loss, other.loss)];
  return { ...(one.loss === loss && one.hours === hours ? one : loss === one.loss ? one : other), hours, loss };
}

const UNTOUCHED: End = { fate: 'unaffected', hours: 0, loss: 0, recovery: 'none', cause: 'unaffected' };

/** Both ends of what becomes of a resource, and what was not read. */
export interface FateOf {
  readonly fate: Fate;
  readonly best: End;
  readonly worst: End;
  /** The worst end if the place comes back; undefined: it is the same. */
  readonly returning: End | undefined;
  readonly unread: readonly string[];
}

/** The fate of a resource. It is unknown where the two ends differ by something that was not read. */
export function fateOf(asset: Asset, at: number, loss: Loss, figures: Figures): FateOf | undefined {
  const unread = new Set<string>();
  const best = endOf(asset, at, { loss, figures, side: BEST, unread });
  const worst = endOf(asset, at, { loss, figures, side: WORST, unread });
  if (best === undefined && worst === undefined) return undefined;
  const ends = { best: best ?? UNTOUCHED, worst: worst ?? UNTOUCHED };
  const differ = ends.best.fate !== ends.worst.fate;
  return {
    ...ends,
    returning: returningEnd(asset, at, ends.worst, { loss, figures, side: WORST, placeReturns: true }),
    fate: differ && unread.size > 0 ? 'unknown' : ends.worst.fate,
    unread: [...unread].sort(compareText),
  };
}

/**
 * Undefined where no place is out, or its return changes nothing. Whoever waits for the place loses nothing, and has nothing before it
 * is back.
 */
function returningEnd(asset: Asset, at: number, worst: End, question: Question): End | undefined {
  const { figures, loss } = question;
  const id = returnOf(loss.scenario);
  if (id === undefined) return undefined;
  const end = endOf(asset, at, question) ?? UNTOUCHED;
  if (end.loss >= worst.loss && end.hours >= worst.hours) return undefined;
  return end.loss < worst.loss ? { ...end, hours: Math.max(end.hours, figures.plain(id, WORST)) } : end;
}
