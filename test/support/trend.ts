import type { Assessment, Score } from '../../src/model/assessment.ts';
import { QUESTIONS, type Question } from '../../src/model/question.ts';
import { trendText, type TrendText } from '../../src/brief/language/trend-text.ts';
import type { Change, Reason, Trend } from '../../src/model/trend.ts';
import { noonsale, score } from './assessment.ts';

const STILL: Reason = { key: 'still', values: {} };

/** Terminal output for the trend of an assessment. */
export const toldOf = ({ trend, coverage }: Pick<Assessment, 'trend' | 'coverage'>): TrendText =>
  trendText(trend!, coverage.confidence);

/** Changes of the sample's questions since the summer; unnamed ones are unchanged. */
export function change(before: number, after: number, reason: Reason = STILL): Change {
  const direction = after > before ? 'better' : after < before ? 'worse' : 'unchanged';
  return { before: score(before, before, 90), after: score(after, after, 90), direction, reason };
}

const apart = (both: Score, reason: Reason): Change => ({
  before: both,
  after: both,
  direction: 'not-comparable',
  reason,
});

const CHANGES: Partial<Record<Question, Change>> = {
  'offsite-copies': change(6, 21, { key: 'resolvedSome', values: { n: 16, still: 14, check: 'no-isolated-backup', of: 'failTitle', title: 'Data that is lost if its account is wiped' } }),
  perimeter: change(80, 59, { key: 'fails', values: { n: 1, all: 1, check: 'open-management-port', of: 'failTitle', title: 'Administration and internal services that are open to the internet' } }),
  surge: change(40, 66, { key: 'resolvedAll', values: { n: 2, check: 'server-group-without-autoscaling', of: 'title', title: 'Groups of machines grow with the load' } }),
  records: change(59, 59),
  provider: apart(score(0, 100, 0), { key: 'unseenBoth', values: {} }),
  people: apart(score(0, 100, 0), { key: 'unseenBoth', values: {} }),
  support: apart(score(0, 100, 0), { key: 'notLookedAt', values: { accounts: '111122223333, shop-1' } }),
}; // prettier-ignore

/** The trend of the sample since the summer. */
export function trend(changes: Partial<Record<Question, Change>> = {}, more: Partial<Trend> = {}): Trend {
  const now = noonsale().score.questions;
  const questions = Object.fromEntries(
    QUESTIONS.map(({ slug }) => [slug, changes[slug] ?? CHANGES[slug] ?? change(now[slug].proven, now[slug].proven)]),
  ) as Trend['questions'];
  return {
    baseline: {
      now: '2026-08-22T12:10:00Z',
      snapshot: { started: '2026-08-22T11:48:00Z', ended: '2026-08-22T12:00:00Z' },
      tool: 'cloudbrief 0.1.0',
      confidence: 80,
    },
    scope: { added: [], missing: ['aws 777788889999'] },
    rules: { added: [], removed: [], changed: [] },
    overall: change(38, 41, { key: 'questions', values: { n: 10, better: 2, worse: 1 } }),
    questions,
    findings: {
      new: 1,
      cameBack: 2,
      resolved: 18,
      unchanged: 30,
      changedSeverity: 3,
      noLongerVisible: 4,
      nowVisible: 5,
      lostVisibility: 0,
      resolvedUnknown: 0,
      accepted: 6,
      lapsed: 0,
      notComparable: 0,
    },
    new: [],
    cameBack: [],
    nowVisible: [],
    resolved: [{ id: 'f-9', check: 'public-bucket', severity: 'high', name: 'arn:aws:s3:::orders-prod' }],
    noLongerVisible: [],
    resolvedHistory: [],
    ...more,
  };
}

/** The scores of eight quarters, one of which is missing and one of which read other accounts. */
export const QUARTERS: NonNullable<Trend['quarters']> = [
  ['2025-Q1', 18, 60, true], ['2025-Q2', 22, 66, false], ['2025-Q4', 31, 70, true], ['2026-Q1', 28, 71, true],
  ['2026-Q2', 30, 71, true], ['2026-Q3', 38, 74, true], ['2026-Q4', 41, 72, true],
].map(([quarter, proven, possible, sameTargets]) => ({
  quarter: String(quarter), now: `${String(quarter).slice(0, 4)}-01-31T00:00:00.000Z`, tool: '0.1.0',
  score: score(Number(proven), Number(possible), 90), sameTargets: sameTargets === true,
})); // prettier-ignore

/** The sample compared with the summer, with accepted risks. */
export function quarterLater(changes: Partial<Record<Question, Change>> = {}): Assessment {
  const line = {
    reason: 'arn:aws:rds:eu-central-1:111122223333:db:orders-prod waits',
    findings: 2,
    resource: 'orders-prod',
  };
  return noonsale({
    trend: trend(changes),
    exceptions: {
      applied: [
        { ...line, check: 'unencrypted-disk', owner: 'Ada Lovelace <ada@example.com>', until: '2027-03-31' },
        { ...line, check: 'unencrypted-disk', owner: 'Ada Lovelace', until: '2027-03-31', findings: 1 },
        { ...line, check: 'burstable-database', owner: 'ops@example.com', until: '2026-12-31' },
      ],
      expired: [{ ...line, check: 'server-group-without-autoscaling', owner: 'Dirk Keller', until: '2026-10-15' }],
      unused: [],
      overlong: [],
    },
  }); // prettier-ignore
}
