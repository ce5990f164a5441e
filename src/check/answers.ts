import type { Judge, FreshnessClass, Verdict } from '../model/check.ts';
import type { Facets } from '../model/facets.ts';
import { PARAMETERS } from '../model/parameters.ts';

/** The messages that every check of an answer has. */
export type AnswerMessage = 'no' | 'partly' | 'undocumented' | 'old';

/** Risk model 1.2: what a person says counts less than what an API tells, and without a document half as much. */
const { documented: WITH_DOCUMENT, stated: STATED } = PARAMETERS;

/**
 * Judges what a person answered: a fresh yes with a document passes with the credit of its proof; everything less is a
 * fail that earns a part, and proof that is too old earns nothing.
 */
export function judgeAnswer(
  answer: Facets['answer'] | null,
  judge: Judge<AnswerMessage>,
  rhythm: FreshnessClass,
): Verdict {
  if (answer === null || answer.status === 'no') return judge.fail('no');
  const documented = answer.evidence !== undefined && answer.evidence.trim() !== '';
  const credit = judge.proof(answer.date, documented ? WITH_DOCUMENT : STATED, rhythm);
  const date = answer.date.slice(0, 10);
  if (credit === 0) return judge.fail('old', { date });
  if (answer.status === 'partial') return judge.partial(credit / 2, 'partly', { date });
  if (credit === WITH_DOCUMENT) return judge.pass(credit);
  return judge.partial(credit, documented ? 'old' : 'undocumented', { date });
}
