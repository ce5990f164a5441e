import type { Assessment, Risk } from '../../model/assessment.ts';
import { isSevere } from '../pages/top-risks.ts';
import type { Translator } from './translator.ts';

/** The text of a loss, specific to its leading question if there is one. */
export function riskText(
  words: Translator,
  risk: Risk,
  key: 'name' | 'story' | 'nothing' | `${'strong' | 'mild'}.${'headline' | 'answer'}`,
): string {
  const own = `risks.${risk.loss}.leads.${risk.leads}.${key}`;
  return words.translate(words.has(own) ? own : `risks.${risk.loss}.${key}`);
}

export const headlineOf = (words: Translator, assessment: Assessment, risk: Risk): string =>
  riskText(words, risk, isSevere(assessment, risk) ? 'strong.headline' : 'mild.headline');

export const answerOf = (words: Translator, assessment: Assessment, risk: Risk): string =>
  riskText(words, risk, isSevere(assessment, risk) ? 'strong.answer' : 'mild.answer');
