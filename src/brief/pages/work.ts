import type { Action } from '../../model/assessment.ts';
import { daysOf } from '../../model/work-days.ts';
import type { Translator } from '../language/translator.ts';

/** "up to 20 days" */
export const workText = (words: Translator, action: Pick<Action, 'effort' | 'resources'>): string =>
  words.translate('effort.days', { n: daysOf(action) });
