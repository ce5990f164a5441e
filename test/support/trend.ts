import type { Assessment, Score } from '../../src/model/assessment.ts';
import { QUESTIONS, type Question } from '../../src/model/question.ts';
import type { Change, Trend } from '../../src/model/trend.ts';
import { noonsale, score } from './assessment.ts';

const STILL = 'no finding came or went';

/** What every question of the sample did since the summer; those that are not named stayed where they were. */
export function change(before: number, after: number, reason = STILL): Change {
  const direction = after > before ? 'better' : after < before ? 'worse' : 'unchanged';
  return { before: score(before, before, 90), after: score(after, after, 90), direction, reason };
}

const apart = (both: Score, reason: string): Change => ({
  before: both,
  after: both,
  direction: 'not-comparable',
  reason,
});

const CHANGES: Partial<Record<Question, Change>> = {
  'offsite-copies': change(6, 21, '16 no longer fail, 14 still do: data that one log-in can delete together with every copy'),
  perimeter: change(80, 59, '1 more fails, 1 in all: doors for administrators that stand open to the internet'),
  surge: change(40, 66, '2 no longer fail, so that now groups of machines grow with the load'),
  records: change(59, 59),
  provider: apart(score(0, 100, 0), 'too little could be checked, then and now'),
  people: apart(score(0, 100, 0), 'too little could be checked, then and now'),
  support: apart(score(0, 100, 0), 'part of what failed was not looked at this time, in 111122223333, shop-1'),
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
    overall: change(38, 41, 'of 10 questions 2 got better, 1 worse'),
    questions,
    findings: {
      new: 1,
      cameBack: 2,
      resolved: 18,
      unchanged: 30,
      changedSeverity: 3,
      noLongerVisible: 4,
      nowVisible: 5,
      lostSight: 0,
      clearedUp: 0,
      accepted: 6,
      lapsed: 0,
      notComparable: 0,
    },
    new: [],
    cameBack: [],
    nowVisible: [],
    resolved: [{ id: 'f-9', check: 'public-bucket', severity: 'high', name: 'arn:aws:s3:::orders-prod' }],
    noLongerVisible: [],
    gone: [],
    story: [
      'Since 22 August 2026 the overall score rose from 38 to 41.',
      '2 questions got better, most of all “Account is wiped” (6 to 21).',
      '“Strangers get in” fell from 80 to 59: 1 more fails, 1 in all.',
      'Of 54 findings, 18 are resolved, 1 is new, 2 are back again and 33 are as before.',
      'We could check 83 % of what matters, after 80 %; 4 out of sight.',
    ],
    ...more,
  };
}

/** The sample, held against what it was in the summer, with risks that somebody accepted. */
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
      expired: [{ ...line, check: 'fixed-size-group', owner: 'Dirk Keller', until: '2026-10-15' }],
      unused: [],
      overlong: [],
    },
  }); // prettier-ignore
}
