import type { HourInterval } from '../../model/survival.ts';

/** Hours for a file: rounded, and null for those without bound. */
export const bounded = (hours: number): number | null =>
  Number.isFinite(hours) ? Math.round(hours * 1000) / 1000 : null;

export const intervalOf = (best: number, worst: number): HourInterval => ({
  best: bounded(best),
  worst: bounded(worst),
});
