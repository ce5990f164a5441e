import { trendText, type TrendText } from '../brief/language/trend-text.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Trend } from '../model/trend.ts';
import { compareBy } from '../run/compare.ts';
import { selectChecks } from '../run/select-checks.ts';

export interface ComparisonResult {
  readonly trend: Trend;
  /** The same in sentences. */
  readonly text: TrendText;
}

/** What changed from an assessment to a later one, both by the rules of today. */
export async function compare(before: Assessment, after: Assessment): Promise<ComparisonResult> {
  const { trend } = compareBy(await selectChecks({}), before, after);
  return { trend, text: trendText(trend, after.coverage.confidence) };
}
