import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { InventoryRecord } from '../../src/model/inventory.ts';
import type { Trend } from '../../src/model/trend.ts';
import {
  createWorkspace,
  expectFault,
  readInventory,
  readResults,
  runCli,
  SAMPLE,
  type CliRun,
  type Workspace,
} from '../support/cli.ts';
import { toldOf } from '../support/trend.ts';

const SUMMER = '2026-08-22T12:00:00Z';
const AUTUMN = '2026-11-22T12:00:00Z';

/** The sample company a quarter later: what `change` makes of each resource. */
function later(path: string, change: (name: string, facets: Record<string, unknown>) => void): string {
  const records = readInventory(SAMPLE).map(record => {
    if (record.record === 'resource') change(record.name, record.facets);
    return record;
  });
  writeFileSync(path, records.map((record: InventoryRecord) => `${JSON.stringify(record)}\n`).join(''));
  return path;
}
const value = (given: unknown) => ({ state: 'value', value: given });

describe('from one quarter to the next', () => {
  let work: Workspace;
  const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path });
  const assess = (from: string, out: string, now: string, ...more: string[]): Promise<CliRun> =>
    run('assess', '--from', from, '--format', 'json', '--out', work.file(out), '--now', now, '--quiet', ...more);
  const accept = (...args: string[]): Promise<CliRun> => run('accept', ...args);

  let autumn: string;
  beforeAll(async () => {
    work = createWorkspace();
    expect((await assess(SAMPLE, 'summer', SUMMER)).code).toBe(0);
    autumn = later(work.file('autumn.ndjson'), (name, facets) => {
      if (name === 'noonsale-exports') facets['versioning'] = value(true);
      if (name === 'noonsale-invoices') facets['versioning'] = value(false);
      if (name === 'noonsale-mail-assets') facets['versioning'] = { state: 'unread', reason: 'denied' };
    });
    expect((await assess(autumn, 'autumn', AUTUMN, '--baseline', work.file('summer', 'assessment.json'))).code).toBe(0);
  });
  afterAll(() => {
    work.remove();
  });

  it('a comment on a pull request tells it too', async () => {
    const more = ['--baseline', work.file('summer', 'assessment.json'), '--format', 'markdown'];
    await assess(autumn, 'comment', AUTUMN, ...more);
    const text = readFileSync(work.file('comment', 'briefing.md'), 'utf8');
    const heading = text.indexOf('### Since last time');
    expect(text.slice(heading)).toMatch(/^### Since last time\n\n\S/);
  });

  it('the briefing tells what was mended, what broke, and what went out of sight', () => {
    const { assessment } = readResults(work.file('autumn'));
    const trend = assessment.trend!;
    expect(trend.baseline.now).toBe('2026-08-22T12:00:00.000Z');
    const versions = (ids: readonly string[]) =>
      assessment.findings
        .filter(({ id, check }) => ids.includes(id) && check === 'unversioned-bucket')
        .map(({ resource }) => resource.name);
    expect(versions(trend.new)).toEqual(['noonsale-invoices']);
    expect(trend.resolved.filter(({ check }) => check === 'unversioned-bucket').map(({ name }) => name)).toEqual([
      'noonsale-exports',
    ]);
    expect(trend.noLongerVisible.map(({ check, name }) => `${check} ${name}`)).toEqual([
      'unversioned-bucket noonsale-mail-assets',
    ]);
    expect(trend.rules).toEqual({ added: [], removed: [], changed: [] });
  });

  it('`compare` says the same, on one screen and as JSON', async () => {
    const files = [work.file('summer', 'assessment.json'), work.file('autumn', 'assessment.json')];
    const shown = await run('compare', ...files);
    expect(shown.code, shown.stderr).toBe(0);
    const { trend } = readResults(work.file('autumn')).assessment;
    expect(shown.stdout.split('\n').slice(0, 5)).toEqual(toldOf(readResults(work.file('autumn')).assessment).story);
    expect(shown.stdout.trimEnd().split('\n').length).toBeLessThanOrEqual(24);
    const json = JSON.parse((await run('compare', ...files, '--json')).stdout) as Trend;
    // What is stored is no part of two files.
    const { quarters: _stored, ...compared } = trend!;
    expect(json).toEqual(compared);
  });

  it('the terminal tells the story after the summary', async () => {
    const args = ['--from', autumn, '--format', 'json', '--out', work.file('told'), '--now', AUTUMN];
    const told = await run('assess', ...args, '--baseline', work.file('summer', 'assessment.json'));
    expect(told.stdout).toContain(
      `\nSince last time\n${toldOf(readResults(work.file('autumn')).assessment).story.join('\n')}\n`,
    );
  });

  it('`compare` takes the older one first', async () => {
    const swapped = await run(
      'compare',
      work.file('autumn', 'assessment.json'),
      work.file('summer', 'assessment.json'),
    );
    expect(expectFault(swapped, 'CB_USAGE')[1]).toContain('Name the older one first');
  });

  it('a pipeline that asks for new findings only fails for what broke, and passes once it is accepted', async () => {
    const baseline = [
      '--baseline',
      work.file('summer', 'assessment.json'),
      '--new-only',
      '--fail-on',
      'low',
      '--checks',
      'unversioned-bucket',
    ];
    const broken = await assess(autumn, 'gate', AUTUMN, ...baseline);
    expect(broken.code, broken.stderr).toBe(1);
    expect(broken.stderr).toContain('The gate fails: 1 new finding at or above low.');
    const offered =
      /cloudbrief (accept unversioned-bucket noonsale-invoices) --owner NAME --reason WHY --until (\S+)/.exec(
        broken.stderr,
      );
    expect(offered, broken.stderr).not.toBeNull();

    const done = await accept(
      'unversioned-bucket',
      'noonsale-invoices',
      '--owner',
      'Ada Lovelace',
      '--reason',
      'moves next month',
      '--until',
      offered![2]!,
      '--now',
      AUTUMN,
    );
    expect(done.code, done.stderr).toBe(0);
    expect(done.stdout).toContain(
      'cloudbrief.exceptions.yaml: added. Ada Lovelace accepts unversioned-bucket for noonsale-invoices until 2027-02-20.',
    );

    const accepted = await assess(autumn, 'gate', AUTUMN, ...baseline);
    expect(accepted.code, accepted.stderr).toBe(0);
    const { assessment, finding } = readResults(work.file('gate'));
    expect(finding('unversioned-bucket', 'noonsale-invoices')).toMatchObject({
      status: 'fail',
      exception: { owner: 'Ada Lovelace', until: '2027-02-20' },
    });
    expect(assessment.exceptions?.applied).toMatchObject([
      { check: 'unversioned-bucket', resource: 'name noonsale-invoices', findings: 1 },
    ]);

    const expired = await runCli(
      [
        'assess',
        '--from',
        autumn,
        '--format',
        'json',
        '--out',
        work.file('gate'),
        '--now',
        '2027-02-21T00:00:00Z',
        '--fail-on',
        'low',
        '--checks',
        'unversioned-bucket',
      ],
      { cwd: work.path },
    );
    expect(expired.code).toBe(1);
    expect(expired.stderr).toContain(
      'Accepted risks that have expired: unversioned-bucket for name noonsale-invoices (Ada Lovelace, until 2027-02-20).',
    );
  });

  it.each([
    [
      ['unversioned-bukcet', 'x', '--owner', 'A', '--reason', 'r', '--until', '2027-01-31'],
      'CB_UNKNOWN_CHECK',
      /called "unversioned-bukcet"/,
      'Did you mean unversioned-bucket?',
    ],
    [
      ['unversioned-bucket', 'x', '--owner', 'A', '--reason', 'r', '--until', '31.1.2027'],
      'CB_USAGE',
      /"31\.1\.2027" is not a date/,
      'Use a date from 2026-11-22 to 2027-11-22',
    ],
    [
      ['unversioned-bucket', 'x', '--owner', 'A', '--reason', 'r', '--until', '2026-11-21'],
      'CB_USAGE',
      /2026-11-21 is in the past/,
      'for example 2027-02-22',
    ],
    [
      ['unversioned-bucket', 'x', '--owner', 'A', '--reason', 'r', '--until', '2027-11-23'],
      'CB_USAGE',
      /at most 12 months/,
      'Use a date',
    ],
    [
      ['unversioned-bucket', 'x', '--owner', ' ', '--reason', 'r', '--until', '2027-01-31'],
      'CB_USAGE',
      /--owner is empty/,
      'Give it a value',
    ],
    [['unversioned-bucket', 'x', '--reason', 'r', '--until', '2027-01-31'], 'CB_USAGE', /--owner <name>/, '--help'],
  ])('`accept` refuses %j', async (args, code, message, hint) => {
    const [said, how] = expectFault(await accept(...args, '--now', AUTUMN), code);
    expect(said).toMatch(message);
    expect(how).toContain(hint);
  });

  it('`accept` holds on to what the configuration allows', async () => {
    writeFileSync(work.file('strict.yaml'), 'gate:\n  maxExceptionMonths: 3\n');
    const args = [
      'audit-logging-disabled',
      '--owner',
      'A',
      '--reason',
      'r',
      '--now',
      AUTUMN,
      '--config',
      'strict.yaml',
      '--until',
    ];
    expectFault(await accept(...args, '2027-02-23'), 'CB_USAGE');
    const before = readFileSync(work.file('cloudbrief.exceptions.yaml'), 'utf8');
    expect((await accept(...args, '2027-02-22')).code).toBe(0);
    expect(readFileSync(work.file('cloudbrief.exceptions.yaml'), 'utf8').startsWith(before)).toBe(true);
    const [said] = expectFault(await accept(...args, '2027-01-22'), 'CB_USAGE');
    expect(said).toMatch(/A accepted this until 2027-02-22 \(.*cloudbrief\.exceptions\.yaml:\d+:3\)\./);
  });

  it('an accepted risk of a check that never was stops everything, with its place', async () => {
    const elsewhere = createWorkspace();
    try {
      writeFileSync(
        elsewhere.file('cloudbrief.exceptions.yaml'),
        '- check: public-buckt\n  owner: A\n  reason: r\n  until: 2027-01-31\n',
      );
      const [said, hint] = expectFault(
        await runCli(['assess', '--from', SAMPLE, '--format', 'json'], { cwd: elsewhere.path }),
        'CB_UNKNOWN_CHECK',
      );
      expect(said).toMatch(/cloudbrief\.exceptions\.yaml:1:3: There is no check called "public-buckt"\./);
      expect(hint).toContain('Did you mean public-bucket?');
    } finally {
      elsewhere.remove();
    }
  });

  it.each([
    [['--new-only'], 'CB_USAGE', /--new-only needs a baseline\./],
    [['--baseline', 'nowhere.json'], 'CB_ASSESSMENT', /nowhere\.json cannot be read/],
    [['--baseline', SAMPLE], 'CB_ASSESSMENT', /is an inventory, not an assessment/],
  ])('refuses %j before it reads anything', async (args, code, message) => {
    const [said] = expectFault(await assess(SAMPLE, 'never', AUTUMN, ...args), code);
    expect(said).toMatch(message);
  });

  it('refuses a baseline that is newer', async () => {
    const [said] = expectFault(
      await assess(SAMPLE, 'never', SUMMER, '--baseline', work.file('autumn', 'assessment.json')),
      'CB_USAGE',
    );
    expect(said).toContain('is newer than this assessment');
  });
});
