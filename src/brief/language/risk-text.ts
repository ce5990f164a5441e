import type { Assessment, Risk } from '../../model/assessment.ts';
import { isGrave } from '../pages/top-risks.ts';
import type { Words } from './translator.ts';

/** The words for a loss; a question that leads it may have its own. */
export function riskWords(
  words: Words,
  risk: Risk,
  key: 'name' | 'story' | 'nothing' | `${'strong' | 'mild'}.${'headline' | 'answer'}`,
): string {
  const own = `risks.${risk.loss}.leads.${risk.leads}.${key}`;
  return words.say(words.has(own) ? own : `risks.${risk.loss}.${key}`);
}

export const headlineOf = (words: Words, assessment: Assessment, risk: Risk): string =>
  riskWords(words, risk, isGrave(assessment, risk) ? 'strong.headline' : 'mild.headline');

export const answerOf = (words: Words, assessment: Assessment, risk: Risk): string =>
  riskWords(words, risk, isGrave(assessment, risk) ? 'strong.answer' : 'mild.answer');
