import { trendText, type TrendText } from '../brief/language/trend-text.ts';
import { compareAssessments, type Comparison } from '../history/compare.ts';
import type { CheckToday, Side } from '../history/rules.ts';
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
  const known = knowledgeOf(before, after);
  const questionWeights = after.settings?.questionWeights;
  return compareAssessments(before, after, {
    checks,
    score: (weighed, side) => scoreAll(weighed, { criticalityKnown: known[side], questionWeights }),
  });
}

/**
 * Whether the crown jewels are known, on each side. An assessment of an earlier version does not say: it names one, or it is
 * scored as the other one is, so that the rule alone makes neither better nor worse.
 */
function knowledgeOf(before: Assessment, after: Assessment): Record<Side, boolean> {
  const [then, now] = [before, after].map(one => one.criticalityKnown ?? (namesJewel(one) ? true : undefined));
  return { before: then ?? now ?? false, after: now ?? then ?? false };
}

const namesJewel = ({ findings, checks }: Assessment): boolean =>
  findings.some(({ scope, resource }) => scope === 'resource' && resource.criticality === 'crown-jewel') ||
  checks.some(({ sums }) => sums.worstFail === 'crown-jewel');

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
