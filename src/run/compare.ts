import { trendText, type TrendText } from '../brief/language/trend-text.ts';
import { compareAssessments, type Comparison } from '../history/compare.ts';
import type { CheckToday } from '../history/rules.ts';
import { weighedAs } from '../history/unclassified.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Trend } from '../model/trend.ts';
import { scoreAll } from '../risk/score.ts';
import { comparable, readAssessment } from './read-assessment.ts';
import { selectChecks } from './select-checks.ts';

export type { TrendText };

/** Compares two assessments by the rules of these checks, and by the weights of the later one. */
export function compareBy(checks: readonly CheckToday[], before: Assessment, after: Assessment): Comparison {
  const questionWeights = after.settings?.questionWeights;
  return compareAssessments(weighedAs(after, before), weighedAs(before, after), {
    checks,
    score: weighed => scoreAll(weighed, { questionWeights }),
  });
}

/** Changes between two saved assessments, as data and as text. `own`: checks that extensions add. */
export async function compareFiles(
  before: string,
  after: string,
  own: readonly Check[] = [],
): Promise<{ trend: Trend; text: TrendText }> {
  const [old, now] = [comparable(await readAssessment(before), before), comparable(await readAssessment(after), after)];
  if (old.now > now.now) {
    throw new CloudbriefError(
      'CB_USAGE',
      `${before} (${old.now}) is newer than ${after} (${now.now}).`,
      'Name the older one first, as in `cloudbrief compare OLD NEW`.',
    );
  }
  const { trend } = compareBy(await selectChecks({}, own), old, now);
  return { trend, text: trendText(trend, now.coverage.confidence) };
}
