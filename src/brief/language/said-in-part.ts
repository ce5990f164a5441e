import type { Assessment, CheckTally } from '../../model/assessment.ts';
import type { Finding } from '../../model/finding.ts';
import { failsOf } from '../pages/tallies.ts';
import { isStated } from './nouns.ts';

/** The message of a practice that people say is not there. */
const NO = 'messages.no';

/**
 * The answer behind a practice that fails although nobody said no to it: in part, without a document, or too long ago. The
 * title of the fail says that nobody does it, which is then not true.
 */
export function saidInPart(
  assessment: Pick<Assessment, 'findings'>,
  tally: CheckTally | undefined,
): Finding | undefined {
  if (tally === undefined || !isStated(tally)) return undefined;
  const fails = failsOf(assessment, tally.id);
  return fails.every(({ template }) => template.key !== NO) ? fails[0] : undefined;
}
