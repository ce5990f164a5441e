import { trendText, type TrendText } from '../brief/language/trend-text.ts';
import { compareAssessments, type Comparison } from '../history/compare.ts';
import type { CheckToday } from '../history/rules.ts';
import type { Assessment } from '../model/assessment.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Trend } from '../model/trend.ts';
import { scoreAll } from '../risk/score.ts';
import { comparable, readAssessment } from './read-assessment.ts';
import { selectChecks } from './select-checks.ts';

export type { TrendText };

/** Compares two assessments by the rules of these checks. */
export const compareBy = (checks: readonly CheckToday[], before: Assessment, after: Assessment): Comparison =>
  compareAssessments(before, after, { checks, score: scoreAll });

/** Changes between two saved assessments, as data and as text. */
export async function compareFiles(before: string, after: string): Promise<{ trend: Trend; text: TrendText }> {
  const [old, now] = [comparable(readAssessment(before), before), comparable(readAssessment(after), after)];
  if (old.now > now.now) {
    throw new CloudbriefError(
      'CB_USAGE',
      `${before} (${old.now}) is newer than ${after} (${now.now}).`,
      'Name the older one first, as in `cloudbrief compare OLD NEW`.',
    );
  }
  const { trend } = compareBy(await selectChecks({}), old, now);
  return { trend, text: trendText(trend, now.coverage.confidence) };
}
