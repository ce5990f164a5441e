import type { Assessment } from '../model/assessment.ts';
import type { QuarterScore } from '../model/trend.ts';
import { byTime, type HistoryRecord } from './store/record.ts';
import { targetName } from './visibility.ts';

/** How many quarters a trend goes back, the current one included. */
export const QUARTERS = 8;
/** Two assessments are of the same scope where they share this part of the accounts that either reads. */
const SAME_SCOPE = 0.5;

/** "2026-Q4" */
export const quarterOf = (now: string): string =>
  `${now.slice(0, 4)}-Q${String(Math.ceil(Number(now.slice(5, 7)) / 3))}`;

/** The quarters up to the one of `now`, the oldest first. */
export function quartersUpTo(now: string, count = QUARTERS): string[] {
  const last = Number(now.slice(0, 4)) * 4 + Math.ceil(Number(now.slice(5, 7)) / 3) - 1;
  return Array.from({ length: count }, (_, index) => {
    const at = last - (count - 1 - index);
    return `${String(Math.floor(at / 4))}-Q${String((at % 4) + 1)}`;
  });
}

interface Current {
  readonly client: string;
  readonly now: string;
  readonly targets: ReadonlySet<string>;
}

/** What has to be known of an assessment to find its predecessors: before it is judged, its targets are. */
export const currentOf = ({ client, now, targets }: Pick<Assessment, 'client' | 'now' | 'targets'>): Current => ({
  client: client.name,
  now: new Date(now).toISOString(),
  targets: new Set(targets.map(targetName)),
});

/** The share of accounts that both read of those that either reads. */
function overlapOf(record: HistoryRecord, { targets }: Current): number {
  const theirs = new Set(record.targets);
  const all = targets.union(theirs).size;
  return all === 0 ? 1 : targets.intersection(theirs).size / all;
}

/** Earlier whole assessments of the same client that read one of its accounts, the oldest first. */
const related = <R extends HistoryRecord>(records: readonly R[], current: Current): R[] =>
  records
    .filter(({ client, now, partial }) => client === current.client && now < current.now && !partial)
    .filter(record => overlapOf(record, current) > 0)
    .sort(byTime);

/** The newest; one of the same scope goes before one that only touches it. */
const byFitness =
  (current: Current) =>
  (a: HistoryRecord, b: HistoryRecord): number => {
    const fits = (record: HistoryRecord): number => (overlapOf(record, current) >= SAME_SCOPE ? 1 : 0);
    return fits(b) - fits(a) || byTime(b, a);
  };

/**
 * The records that can be the baseline, the best first: the latest of an earlier quarter, else the latest one. Redacted
 * assessments cannot be compared, and of pruned ones there is nothing to compare.
 */
export function baselineCandidates<R extends HistoryRecord & { readonly whole: boolean }>(
  records: readonly R[],
  current: Current,
): R[] {
  const usable = related(records, current).filter(({ whole, redacted }) => whole && !redacted);
  const isEarlier = ({ now }: R): boolean => quarterOf(now) < quarterOf(current.now);
  const inOrder = byFitness(current);
  return [...usable.filter(isEarlier).sort(inOrder), ...usable.filter(one => !isEarlier(one)).sort(inOrder)];
}

/** The score of each of the last eight quarters that has one; empty where there is no earlier one. */
export function quarterScores(
  records: readonly HistoryRecord[],
  assessment: Pick<Assessment, 'client' | 'now' | 'targets' | 'tool' | 'score'>,
): readonly QuarterScore[] {
  const current = currentOf(assessment);
  const wanted = quartersUpTo(current.now).slice(0, -1);
  const inQuarter = Map.groupBy(related(records, current), ({ now }) => quarterOf(now));
  const earlier = wanted.flatMap(quarter => {
    const [best] = (inQuarter.get(quarter) ?? []).sort(byFitness(current));
    if (best === undefined) return [];
    const { now, tool, overall } = best;
    return [{ quarter, now, tool, score: overall, sameTargets: overlapOf(best, current) === 1 }];
  });
  if (earlier.length === 0) return [];
  const { now, tool, score } = assessment;
  return [
    ...earlier,
    { quarter: quarterOf(current.now), now, tool: tool.version, score: score.overall, sameTargets: true },
  ];
}
