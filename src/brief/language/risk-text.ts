import type { Assessment, Risk } from '../../model/assessment.ts';
import { isSevere } from '../pages/top-risks.ts';
import { stakeOf } from './stake.ts';
import type { Translator } from './translator.ts';

type Key = 'name' | 'story' | 'nothing' | `${'strong' | 'mild'}.${'headline' | 'answer'}`;

/** The text of a loss, specific to its leading question if there is one. */
export const riskText = (words: Translator, risk: Risk, key: 'name' | 'story' | 'nothing'): string =>
  words.translate(keyOf(words, risk, key));

export const headlineOf = (words: Translator, assessment: Assessment, risk: Risk): string =>
  told(words, assessment, risk, 'headline');

export const answerOf = (words: Translator, assessment: Assessment, risk: Risk): string =>
  told(words, assessment, risk, 'answer');

const told = (words: Translator, assessment: Assessment, risk: Risk, what: 'headline' | 'answer'): string =>
  words.translate(keyOf(words, risk, `${isSevere(assessment, risk) ? 'strong' : 'mild'}.${what}`), {
    ...stakeOf(words, assessment, risk),
  });

function keyOf(words: Translator, risk: Risk, key: Key): string {
  const own = `risks.${risk.loss}.leads.${risk.leads}.${key}`;
  return words.has(own) ? own : `risks.${risk.loss}.${key}`;
}
