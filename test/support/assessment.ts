import { QUESTIONS, type Question } from '../../src/model/question.ts';
import type { Assessment, CheckTally, Risk, Score } from '../../src/model/assessment.ts';

/** A score as the engine returns it. */
export function score(proven: number, possible: number, coverage: number, capped?: Score['capped']): Score {
  const grade =
    coverage < 40 ? 'not-assessed'
    : proven >= 90 ? 'strong'
    : proven >= 75 ? 'good'
    : proven >= 60 ? 'needs-work'
    : proven >= 40 ? 'weak'
    : 'critical-gap'; // prettier-ignore
  const provisional = coverage >= 40 && coverage < 70;
  return { proven, possible, coverage, grade, provisional, ...(capped === undefined ? {} : { capped }) };
}

const ASKS: Assessment['coverage']['unanswered'] = [
  { topic: 'second-provider', question: 'provider', asks: 'If the contract with the provider ended tonight, which copy would remain?' },
  { topic: 'exit-terms', question: 'provider', asks: 'What is the contract exit clause: notice, reasons, transition period, price during transition, data format, deletion proof?' },
  { topic: 'on-call-coverage', question: 'support', asks: 'Who picks up at 3 a.m., and who if that person does not?' },
  { topic: 'capacity-plan', question: 'surge', asks: 'What was the highest load ever survived, and when?' },
  { topic: 'rebuild-exercise', question: 'rebuild', asks: 'If we had an empty account today, how many days to a working shop?' },
  { topic: 'critical-path', question: 'coupling', asks: 'Draw the path of one order. Which five boxes must all work?' },
  { topic: 'key-person-redundancy', question: 'people', asks: 'Who can rebuild the site if X leaves? Name two.' },
]; // prettier-ignore

type Counts = Partial<Pick<CheckTally, 'pass' | 'fail' | 'unknown' | 'error' | 'notApplicable'>>;

/** The tally of a check. */
export function tally(
  id: string,
  question: Question,
  kinds: CheckTally['kinds'],
  titles: readonly [string, string],
  counts: Counts,
  more: Partial<CheckTally> = {},
): CheckTally {
  const [title, failTitle] = titles;
  const sums = { earned: 0, lost: 0, unseen: 0, known: 0, all: 0, possible: 0, unbounded: false };
  const zero = { pass: 0, fail: 0, notApplicable: 0, unknown: 0, error: 0 };
  return {
    id,
    name: `${failTitle} (check)`,
    question,
    title,
    failTitle,
    kinds,
    severity: 'high',
    weight: 5,
    caps: false,
    sums,
    ...zero,
    ...counts,
    ...more,
  };
}

const decisive = { weight: 10, caps: true } as const;

const CHECKS: readonly CheckTally[] = [
  tally('no-isolated-backup', 'offsite-copies', ['database', 'disk', 'bucket'], ['Data outlives a wipe of its own account', 'Data that is lost if its account is wiped'], { fail: 14 }, { ...decisive, severity: 'critical' }),
  tally('backups-not-immutable', 'offsite-copies', ['backup'], ['Copies cannot be deleted before their time', 'Copies that can be deleted'], { fail: 14 }),
  tally('unversioned-bucket', 'offsite-copies', ['bucket'], ['Storage keeps earlier versions of files', 'Storage where a file that is overwritten is gone'], { pass: 40, fail: 1 }),
  tally('open-management-port', 'perimeter', ['server'], ['Doors for administrators are closed to the internet', 'Doors for administrators that stand open to the internet'], { pass: 11, fail: 1 }, { ...decisive, severity: 'critical' }),
  tally('public-bucket', 'perimeter', ['bucket'], ['Storage areas are closed to the public', 'Storage areas that the public can read'], { pass: 41 }),
  tally('untested-restore', 'recovery', ['practice'], ['A restore was tested lately', 'Restores that nobody tested'], { fail: 1 }, { ...decisive }),
  tally('single-zone-database', 'data-centre', ['database', 'cache'], ['Databases run in more than one data centre', 'Databases that live in one data centre'], { pass: 1, fail: 2 }, { ...decisive }),
  tally('single-zone-load-balancer', 'data-centre', ['load-balancer'], ['Load balancers stand in more than one data centre', 'Load balancers in one data centre'], { pass: 2 }, { ...decisive }),
  tally('unencrypted-disk', 'confidentiality', ['disk'], ['Disks are encrypted', 'Disks that are not encrypted'], { pass: 28, fail: 3 }),
  tally('unencrypted-database', 'confidentiality', ['database'], ['Databases are encrypted where they are stored', 'Databases that are stored in plain form'], { pass: 3 }),
  tally('single-provider', 'provider', ['practice'], ['Something would remain without the provider', 'Nothing would remain without the provider'], { unknown: 1 }),
  tally('burstable-database', 'performance', ['database'], ['Databases keep their speed under steady load', 'Databases that slow down under steady load'], { pass: 1, fail: 2 }, { severity: 'medium' }),
  tally('server-group-without-autoscaling', 'surge', ['server-group'], ['Groups of machines grow with the load', 'Groups of machines that cannot grow'], { pass: 2, fail: 1 }),
  tally('server-without-infrastructure-as-code', 'rebuild', ['server'], ['Machines can be built again by a script', 'Machines without a sign of a script'], { pass: 6, fail: 6 }, { severity: 'medium' }),
  tally('audit-logging-disabled', 'records', ['account'], ['Everything that is done in the account is written down', 'Accounts that do not write down what is done in them'], { pass: 2, unknown: 1 }, decisive),
  tally('key-person-dependency', 'people', ['practice'], ['Two people can do every vital job', 'Knowledge that one person alone has'], { unknown: 1 }),
]; // prettier-ignore

const NOT_APPLICABLE: Score = { proven: 0, possible: 0, coverage: 0, grade: 'does-not-apply', provisional: false };

const SCORES: Readonly<Record<Question, Score>> = {
  'data-centre': score(52, 59, 92),
  confidentiality: score(81, 88, 95),
  'offsite-copies': score(21, 39, 82, { at: 39, by: ['no-isolated-backup'], because: 'fail' }),
  recovery: score(0, 0, 100, { at: 39, by: ['untested-restore'], because: 'fail' }),
  perimeter: score(59, 59, 96, { at: 59, by: ['open-management-port'], because: 'fail' }),
  provider: score(0, 100, 0),
  performance: score(48, 62, 55),
  support: NOT_APPLICABLE,
  surge: score(66, 74, 88),
  rebuild: score(50, 50, 100),
  records: score(59, 92, 74, { at: 59, by: ['audit-logging-disabled'], because: 'unknown' }),
  coupling: NOT_APPLICABLE,
  people: score(0, 100, 0),
};

type Evidence = Risk['evidence'][number];
const evidence = (id: string, check: string, fail: number, judged: number, unknown = 0): Evidence => ({
  id,
  check,
  fail,
  judged,
  unknown,
  findings: [],
});

const action = (check: string, question: Question, effort: 'S' | 'M' | 'L', resources: number, text: string): Assessment['actions'][number] => ({
  check, question, effort, resources, action: text, severity: 'high',
}); // prettier-ignore

const RISKS: readonly Risk[] = [
  {
    loss: 'S5',
    questions: ['offsite-copies', 'perimeter'],
    leads: 'offsite-copies',
    rank: 1011,
    certainty: 'medium',
    evidence: [evidence('E-001', 'no-isolated-backup', 14, 14), evidence('E-002', 'backups-not-immutable', 14, 14), evidence('E-003', 'open-management-port', 1, 12)],
    actions: [
      action('no-isolated-backup', 'offsite-copies', 'M', 14, 'Push locked copies every day to a second account with its own administrators.'),
      action('backups-not-immutable', 'offsite-copies', 'S', 14, 'Lock one set of copies for 30 days or more.'),
    ],
  },
  {
    loss: 'S7',
    questions: ['recovery', 'offsite-copies'],
    leads: 'recovery',
    rank: 1012,
    certainty: 'high',
    evidence: [evidence('E-004', 'untested-restore', 1, 1), evidence('E-001', 'no-isolated-backup', 14, 14)],
    actions: [action('untested-restore', 'recovery', 'S', 1, 'Restore one crown jewel into an empty account, time it, and write it down.')],
  },
  {
    loss: 'S1',
    questions: ['data-centre'],
    leads: 'data-centre',
    rank: 480,
    certainty: 'high',
    evidence: [evidence('E-005', 'single-zone-database', 2, 3, 1)],
    actions: [action('single-zone-database', 'data-centre', 'S', 2, 'Put the main database in two data centres.')],
  },
]; // prettier-ignore

/** A plausible assessment of the invented flash-sale retailer Noonsale Ltd. */
export function noonsale(changes: Partial<Assessment> = {}): Assessment {
  return {
    schemaVersion: 2,
    tool: { name: 'cloudbrief', version: '0.1.0' },
    now: '2026-11-22T12:10:00Z',
    snapshot: { started: '2026-11-22T11:48:00Z', ended: '2026-11-22T12:00:00Z' },
    client: { name: 'Noonsale Ltd', period: 'Q4 2026', preparedFor: 'The board', preparedBy: 'Office of the CTO', tlp: 'TLP:AMBER+STRICT' },
    targets: [
      { provider: 'aws', account: '111122223333', name: 'shop', identity: 'arn:aws:iam::111122223333:role/reader', regions: ['eu-central-1', 'eu-west-1'] },
      { provider: 'aws', account: '444455556666', name: 'payments', regions: ['eu-central-1'] },
    ],
    coverage: {
      confidence: 83,
      calls: { made: 412, refused: 3, byService: { ec2: 200, rds: 100, s3: 112 } },
      resources: 163,
      byKind: { account: 2, server: 12, disk: 31, database: 3, bucket: 41, 'load-balancer': 2, copy: 14 },
      regions: 2,
      closed: [{ provider: 'aws', account: '444455556666', region: 'us-east-1' }],
      unread: [
        { provider: 'aws', account: '444455556666', region: 'eu-central-1', call: 's3:GetBucketPolicy', reason: 'denied', detail: 'arn:aws:iam::444455556666:user/eve is not authorized', count: 2, checks: ['public-bucket'] },
        { provider: 'aws', account: '444455556666', region: 'eu-central-1', call: 'cloudtrail:DescribeTrails', reason: 'denied', count: 1, checks: ['audit-logging-disabled'] },
        { provider: 'aws', account: '111122223333', region: 'eu-west-1', call: 'rds:DescribeDBInstances', reason: 'throttled', count: 1, checks: [] },
      ],
      unanswered: ASKS,
    },
    score: { overall: score(41, 59, 83, { at: 59, by: ['offsite-copies', 'recovery'], because: 'survival' }), questions: { ...SCORES } },
    checks: [...CHECKS],
    findings: [],
    workloads: [],
    survival: [],
    risks: [...RISKS],
    actions: RISKS.flatMap(risk => risk.actions),
    summary: {
      critical: { fail: 2, unknown: 1, pass: 11, accepted: 0 },
      high: { fail: 19, unknown: 3, pass: 116, accepted: 1 },
      medium: { fail: 8, unknown: 0, pass: 7, accepted: 0 },
      low: { fail: 0, unknown: 0, pass: 0, accepted: 0 },
    },
    ...changes,
  }; // prettier-ignore
}

const everywhere = (one: Score): Record<Question, Score> =>
  Object.fromEntries(QUESTIONS.map(({ slug }) => [slug, one])) as Record<Question, Score>;

const NONE = { fail: 0, unknown: 0, pass: 0, accepted: 0 };

/** Empty accounts; the two checks of accounts pass. */
export function emptyCompany(): Assessment {
  const whole = noonsale();
  return {
    ...whole,
    coverage: {
      ...whole.coverage,
      resources: 4,
      byKind: { account: 2, identity: 2 },
      confidence: 100,
      unread: [],
      closed: [],
      unanswered: [],
    },
    score: {
      overall: score(100, 100, 100),
      questions: { ...everywhere(NOT_APPLICABLE), records: score(100, 100, 100) },
    },
    checks: CHECKS.map(check =>
      tally(
        check.id,
        check.question,
        check.kinds,
        [check.title, check.failTitle],
        check.id === 'audit-logging-disabled' ? { pass: 2 } : {},
      ),
    ),
    risks: [],
    actions: [],
    summary: { critical: NONE, high: { ...NONE, pass: 2 }, medium: NONE, low: NONE },
  };
}

/** All calls refused. */
export function unseenCompany(): Assessment {
  const whole = noonsale();
  return {
    ...whole,
    coverage: {
      ...whole.coverage,
      resources: 0,
      byKind: {},
      confidence: 0,
      calls: { made: 40, refused: 40, byService: { ec2: 40 } },
      unread: CHECKS.map((check, index) => ({
        provider: 'aws' as const,
        account: '111122223333',
        region: 'eu-central-1',
        call: `ec2:Describe${'ABCDEFGHIJKLMNOPQRST'.charAt(index)}`,
        reason: 'denied' as const,
        count: 1,
        checks: [check.id],
      })),
      unanswered: [{ topic: 'restore-test', question: 'recovery', asks: 'When was the last restore tested?' }, ...ASKS],
    },
    score: { overall: score(0, 100, 0), questions: everywhere(score(0, 100, 0)) },
    checks: CHECKS.map(check =>
      tally(check.id, check.question, check.kinds, [check.title, check.failTitle], { unknown: 1 }),
    ),
    risks: [],
    actions: [],
    summary: { critical: { ...NONE, unknown: 2 }, high: { ...NONE, unknown: 14 }, medium: NONE, low: NONE },
  };
}

/** All checks pass with full coverage. */
export function healthyCompany(): Assessment {
  const whole = noonsale();
  const passed = (check: CheckTally): Counts => ({ pass: check.pass + check.fail + check.unknown });
  return {
    ...whole,
    coverage: {
      ...whole.coverage,
      confidence: 100,
      calls: { ...whole.coverage.calls, refused: 0 },
      unread: [],
      closed: [],
      unanswered: [],
    },
    score: {
      overall: score(100, 100, 100),
      questions: { ...everywhere(score(100, 100, 100)), support: NOT_APPLICABLE, coupling: NOT_APPLICABLE },
    },
    checks: CHECKS.map(check =>
      tally(check.id, check.question, check.kinds, [check.title, check.failTitle], passed(check)),
    ),
    risks: [],
    actions: [],
    summary: { critical: { ...NONE, pass: 14 }, high: { ...NONE, pass: 140 }, medium: NONE, low: NONE },
  };
}
