import type { Action } from '../../model/assessment.ts';
import { PARAMETERS } from '../../model/parameters.ts';
import type { Translator } from '../language/translator.ts';

/** Days of one person at most: by effort, and twice as many for every ten times as many resources. */
export function daysOf({ effort, resources }: Pick<Action, 'effort' | 'resources'>): number {
  const { upTo, times } = PARAMETERS.effortGrowth;
  const steps = Math.max(0, Math.ceil(Math.log10(Math.max(1, resources) / upTo) - 1e-9));
  return PARAMETERS.effort[effort] * times ** steps;
}

/** "up to 20 days" */
export const workText = (words: Translator, action: Pick<Action, 'effort' | 'resources'>): string =>
  words.translate('effort.days', { n: daysOf(action) });
