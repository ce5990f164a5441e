import { describe, expect, it } from 'vitest';
import { trendText } from '../../src/brief/language/trend-text.ts';
import { comparisonText } from '../../src/cli/compare.ts';
import { ageNotes } from '../../src/cli/age-notes.ts';
import { exceptionNotes } from '../../src/cli/exception-notes.ts';
import { gateReport } from '../../src/cli/gate-report.ts';
import { statistics } from '../../src/cli/statistics.ts';
import type { Finding } from '../../src/model/finding.ts';
import { QUESTION_SLUGS } from '../../src/model/question.ts';
import type { Trend } from '../../src/model/trend.ts';
import type { GateVerdict } from '../../src/assess/gate.ts';
import { gate } from '../../src/assess/gate.ts';
import { assess, bucket, compare, db, NOW, THEN } from '../support/two-quarters.ts';

const SCREEN = { columns: 80, rows: 24 };
/** How many rows a terminal takes for it. */
const rowsOf = (text: string): number => text.replace(/\n$/, '').split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / SCREEN.columns)), 0); // prettier-ignore

const ill = assess([db('orders', 'ill'), db('users', 'ill'), bucket('files', 'hidden')], NOW);
const CHECKS = new Map([
  [
    'unprotected-database',
    {
      name: 'Database lacks deletion protection',
      remedy: { effort: 'S', action: 'Protect it.', aws: [{ first: ['backup-first'], run: ['aws rds protect --name {name}'] }] },
    },
  ],
] as const); // prettier-ignore
const report = (
  assessment = ill,
  verdict: GateVerdict = gate(assessment, { failOn: 'low', failOnUnknown: 'low' }),
  columns = SCREEN.columns,
  files = ['out/findings.csv'],
): string => gateReport(assessment, verdict, { columns, files, checks: CHECKS });

describe('a gate that fails', () => {
  it('says what failed it, why, how to fix it, and how to accept it', () => {
    expect(report().split('\n')).toEqual([
      '',
      'The gate fails: 2 findings at or above low; 1 unknown finding (1 check) at or',
      'above low.',
      '',
      'high unprotected-database: Database lacks deletion protection',
      '  on orders, users',
      '  why orders is ill.',
      '  first Take a backup first, and check that it is complete.',
      '  fix aws rds protect --name orders',
      'medium unversioned-bucket',
      '  on files',
      '  why Versioning of files could not be read. (denied)',
      '  fix Grant the permission to read the versioning: cloudbrief policy aws',
      '',
      'Show the fix:  cloudbrief checks show unprotected-database',
      'Accept the risk until a date:',
      '  cloudbrief accept unprotected-database orders --owner NAME --reason WHY --until 2027-02-20',
    ]);
  });

  it('repeats in its commands where checks of the organization come from', () => {
    const verdict = gate(ill, { failOn: 'low' });
    const own = ['--config', 'our rules.yaml', '--plugin', './checks'];
    const text = gateReport(ill, verdict, { columns: 80, files: [], checks: CHECKS, own });
    expect(text).toContain("checks show unprotected-database --config 'our rules.yaml' --plugin ./checks\n");
    expect(text).toContain("unprotected-database orders --config 'our rules.yaml' --plugin ./checks --owner NAME");
  });

  it('names the rights that would let it look, and the way to answer', () => {
    const line = {
      provider: 'aws',
      account: '1',
      region: 'global',
      call: 's3:GetBucketVersioning',
      reason: 'denied',
      count: 1,
      checks: ['unversioned-bucket'],
    } as const;
    const refused = { ...ill, coverage: { ...ill.coverage, unread: [{ ...line, checks: [...line.checks] }] } };
    expect(report(refused)).toContain('  fix Grant s3:GetBucketVersioning: cloudbrief policy aws\n');
    const blind = gate({ ...refused, coverage: { ...refused.coverage, confidence: 40 } }, { requireConfidence: 90 });
    expect(report(refused, blind)).toMatch(
      /the confidence is 40 %, 90 % is required\.\n\n {2}fix Grant s3:GetBucketVersioning: cloudbrief policy aws\n/,
    );
  });

  it('names the commands of the provider that refused', () => {
    const line = { account: '1', region: 'global', reason: 'denied', count: 1, checks: [] } as const;
    const unread: (typeof ill.coverage.unread)[number][] = [
      { ...line, checks: [], provider: 'azure', call: 'Microsoft.Sql/servers:list', permissions: ['Microsoft.Sql/servers/read'] },
      { ...line, checks: [], provider: 'azure', call: '*' },
      { ...line, checks: [], provider: 'aws', call: 'rds:DescribeDBInstances' },
    ]; // prettier-ignore
    const blind = { ...ill, coverage: { ...ill.coverage, unread, unanswered: [], confidence: 40 } };
    const text = report(blind, gate(blind, { requireConfidence: 90 }), Infinity);
    expect(text).toContain(
      '  fix Grant access to 1: cloudbrief doctor azure\n' +
        '  fix Grant Microsoft.Sql/servers/read: cloudbrief policy azure\n' +
        '  fix Grant rds:DescribeDBInstances: cloudbrief policy aws',
    );
  });

  it('offers the id where the name says too little, and quotes what a shell would take apart', () => {
    const twice = assess([db('orders', 'ill'), db('orders', 'ill', { id: 'arn:other', region: 'us-east-1' })], NOW);
    expect(report(twice)).toMatch(/cloudbrief accept unprotected-database arn:\S+ --owner/);
    const odd = assess([db("it's $(rm)", 'ill')], NOW);
    expect(report(odd)).toContain(`cloudbrief accept unprotected-database 'it'\\''s $(rm)' --owner`);
  });

  it('stays within one screen, whatever failed', () => {
    const [worst] = ill.findings;
    const many = Array.from({ length: 60 }, (_, index): Finding => ({
      ...worst!,
      id: String(index),
      check: `check-${index}`,
      message: `${'very long words '.repeat(20)}.`,
    }));
    const verdict = {
      configured: true,
      passed: false,
      findings: many,
      reasons: ['60 findings at or above low', 'x '.repeat(60), 'y '.repeat(60)],
    };
    const text = report({ ...ill, findings: many }, verdict);
    expect(rowsOf(text)).toBeLessThanOrEqual(SCREEN.rows);
    expect(text).toMatch(
      /… and \d+ more checks \(check-\d+, .* more\);\s+all\s+findings\s+are\s+in\s+out\/findings\.csv\./,
    );
    expect(text).toMatch(/--until 2027-02-20$/);
  });

  it('shows nothing that a terminal would obey', () => {
    const [worst] = ill.findings;
    const hostile = { ...worst!, message: 'a\u001b[2Jb', resource: { ...worst!.resource, name: 'x\u001b]0;y' } };
    const verdict = { configured: true, passed: false, findings: [hostile], reasons: ['1 finding'] };
    expect(report({ ...ill, findings: [hostile] }, verdict)).not.toContain('\u001b');
  });
});

describe('a comparison', () => {
  const { trend } = compare(
    assess([db('a', 'ill'), db('b', 'ill'), bucket('x', 'well')], THEN),
    assess([db('a', 'well'), db('b', 'ill'), bucket('x', 'ill')], NOW),
  );
  const told = trendText(trend, 100);

  it('tells the story, each question that moved, and the counts', () => {
    const lines = comparisonText(trend, told, Infinity).split('\n');
    expect(lines.slice(0, 5)).toEqual(told.story);
    expect(lines).toContain(
      'Account is wiped          0 → 23   better: 1 no longer fails, 1 still does: databases that one command deletes',
    );
    expect(lines).toContain(
      'Data can be read        100 → 0    worse: 1 more fails, 1 in all: storage where a file that is overwritten is gone',
    );
    expect(lines).toContain('Findings: 1 new, 1 resolved, 1 unchanged');
  });

  it('says where the rules are not the same', () => {
    const rules: Trend['rules'] = {
      added: ['new-check'],
      removed: ['old-check'],
      changed: [{ check: 'heavy', what: 'weight', from: 5, to: 10 }],
    };
    const changed: Trend = { ...trend, rules, scope: { added: [], missing: ['aws 1'] } };
    const text = comparisonText(changed, trendText(changed, 100), Infinity);
    expect(text).toContain(
      'Rules: new checks: new-check; removed checks: old-check; heavy weighs 10, not 5; accounts read only before: aws 1\n',
    );
  });

  it('stays within one screen when every question moved', () => {
    const moved = trend.questions.confidentiality;
    const questions = Object.fromEntries(QUESTION_SLUGS.map(slug => [slug, moved])) as typeof trend.questions;
    const rules = { added: ['c'.repeat(200)], removed: [], changed: [] };
    const reasons = Object.fromEntries(
      QUESTION_SLUGS.map(slug => [slug, 'because '.repeat(30)]),
    ) as typeof told.reasons;
    const story = told.story.map(() => 'about seven letters '.repeat(8).trim());
    expect(
      rowsOf(comparisonText({ ...trend, questions, rules }, { ...told, reasons }, SCREEN.columns)),
    ).toBeLessThanOrEqual(SCREEN.rows);
    expect(
      comparisonText({ ...trend, questions, rules }, { ...told, reasons, story }, SCREEN.columns)
        .split('\n')
        .every(line => line.length <= SCREEN.columns),
    ).toBe(true);
  });
});

describe('the statistics', () => {
  it('count API calls by service and time each stage', () => {
    const calls = { made: 12, refused: 1, byService: { s3: 2, ec2: 10 } };
    const coverage = { ...ill.coverage, calls, resources: 3, regions: 1 };
    expect(
      statistics({ assessment: { ...ill, coverage }, timings: { collect: 1240, assess: 60 } }).split('\n'),
    ).toEqual([
      'API calls: 12 made, 1 refused; 3 resources in 1 region',
      '  ec2                           10',
      '  s3                             2',
      'Timings: collect 1.2 s, assess 0.1 s',
    ]);
  });
});

describe('the age of an inventory', () => {
  const of = (started: string, now: string): string[] => ageNotes({ now, snapshot: { started, ended: started } });
  it('is told where it is above 31 days', () => {
    expect(of('2026-11-22T12:00:00Z', '2027-03-01T00:00:00Z')).toEqual([
      'The inventory is 98 days old (read on 2026-11-22): what changed since is not in it. Do: read the accounts again.',
    ]);
    expect(of('2026-11-22T12:00:00Z', '2026-12-23T12:00:00Z')).toEqual([]);
    expect(of('no date', '2026-12-23T12:00:00Z')).toEqual([]);
  });
});

describe('accepted risks', () => {
  const exception = { check: 'unprotected-database', owner: 'Ada', reason: 'r', until: '2027-01-31' };
  it('are mentioned when somebody has to look after them', () => {
    const exceptions = [
      { ...exception, until: '2026-01-31' },
      { ...exception, resource: { name: 'nobody' } },
      { ...exception, resource: { name: 'users' }, until: '2030-01-01' },
      { ...exception, resource: { name: 'orders' } },
    ];
    expect(exceptionNotes(assess([db('orders', 'ill')], NOW, { exceptions }))).toEqual([
      'Accepted risks that have expired: unprotected-database (Ada, until 2026-01-31). Do: fix them, or accept them again.',
      'Accepted risks that are not applied, because they last too long: unprotected-database for name users (Ada, until 2030-01-01). Do: choose an earlier date.',
      'Accepted risks that match no failed finding: unprotected-database for name nobody (Ada, until 2027-01-31). Do: remove them from cloudbrief.exceptions.yaml.',
    ]);
    expect(exceptionNotes(ill)).toEqual([]);
  });
});
