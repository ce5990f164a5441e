import type { Action } from './assessment.ts';
import { PARAMETERS } from './parameters.ts';

/** Days of one person at most: by effort, and twice as many for every ten times as many resources. */
export function daysOf({ effort, resources }: Pick<Action, 'effort' | 'resources'>): number {
  const { upTo, times } = PARAMETERS.effortGrowth;
  const steps = Math.max(0, Math.ceil(Math.log10(Math.max(1, resources) / upTo) - 1e-9));
  return PARAMETERS.effort[effort] * times ** steps;
}
