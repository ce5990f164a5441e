import type { Judge, FreshnessClass, Verdict } from '../model/check.ts';
import type { Facets } from '../model/facets.ts';
import { PARAMETERS } from '../model/parameters.ts';

/** Message ids of every check of a practice. */
export type AnswerMessage = 'no' | 'partly' | 'undocumented' | 'old';

/** Risk model 1.2: an answer counts less than an API response, and half without a document. */
const { documented: WITH_DOCUMENT, stated: STATED } = PARAMETERS;

/**
 * Judges an answer: a recent yes with a document passes with the credit of its proof. Everything less is a fail with partial
 * credit, and proof that is too old earns none.
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
