import type { HourInterval } from '../../model/survival.ts';
import type { PlaceEffect } from '../survival/places.ts';
import type { Effect, Range } from './spec.ts';

const CERTAIN: Range = { low: 1, high: 1 };
const NOTHING: Range = { low: 0, high: 0 };
const UNKNOWN: Range = { low: 0, high: 1 };

/** How many times as long as in the best case it may take where the worst is not known. */
const UNSEEN = 100;
const A_YEAR = 8760;

/** Hours until a place is back, in the best and the typical case. */
export interface Returns {
  readonly best: number;
  readonly typical: number;
}

/**
 * What survival says of a workload as an effect. An end in the worst case, and what is there works. None even in the best, or the best is
 * that the place comes back: nothing is there. Else it depends on what was not read.
 */
export function effectOf(
  { hours, dataLoss }: Pick<PlaceEffect, 'hours' | 'dataLoss'>,
  share: number,
  returns: Returns,
): Effect {
  const ends = isBounded(hours) && isBounded(dataLoss);
  if (ends) return { share, works: CERTAIN, hours: rangeOf(hours), data: rangeOf(dataLoss) };
  const { best } = hours;
  if (best === null || dataLoss.best === null || best >= returns.best) return { share, works: NOTHING };
  return {
    share,
    works: UNKNOWN,
    hours: { low: best, high: hours.worst ?? Math.max(best * UNSEEN, returns.typical) },
    data: { low: dataLoss.best, high: dataLoss.worst ?? Math.max(dataLoss.best, A_YEAR) },
  };
}

const isBounded = ({ worst }: HourInterval): boolean => worst !== null;

const rangeOf = ({ best, worst }: HourInterval): Range => ({ low: best ?? 0, high: worst ?? 0 });
