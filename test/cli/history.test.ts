import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DatabaseSync } from 'node:sqlite';
import type { StoredRecord } from '../../src/history/store/record.ts';
import { createWorkspace, expectFault, readResults, runCli, SAMPLE, spawnCli, type CliRun } from '../support/cli.ts';
import { describeWithPostgres } from '../support/postgres.ts';

const [SPRING, SUMMER, AUTUMN] = ['2026-05-20T12:00:00Z', '2026-08-22T12:00:00Z', '2026-11-22T12:00:00Z'];
const FROM = ['assess', '--from', SAMPLE, '--format', 'json', '--out', 'out'];

/** Assesses the sample as of that day, and returns the run. */
const assessAt = (cwd: string, now: string, ...more: string[]): Promise<CliRun> =>
  runCli([...FROM, '--now', now, ...more], { cwd });

describe('the history of a company', () => {
  const work = createWorkspace();
  afterAll(work.remove);
  const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path });
  let autumn: CliRun;

  beforeAll(async () => {
    for (const now of [SPRING, SUMMER]) expect((await assessAt(work.path, now, '--quiet')).code).toBe(0);
    autumn = await assessAt(work.path, AUTUMN, '--baseline', 'last');
  }, 120_000);

  it('is stored by every assessment, which says where', () => {
    expect(autumn.code, autumn.stderr).toBe(0);
    expect(autumn.stdout).toContain(`Stored in the history: ${work.file('.cloudbrief')}\n`);
    expect(readdirSync(work.file('.cloudbrief')).sort()).toEqual(['.gitignore', 'assessments', 'history.sqlite']);
  });

  it('finds last quarter by itself, and the scores of the quarters before', () => {
    const { trend } = readResults(work.file('out')).assessment;
    expect(trend?.baseline.now).toBe('2026-08-22T12:00:00.000Z');
    expect(trend?.quarters?.map(({ quarter }) => quarter)).toEqual(['2026-Q2', '2026-Q3', '2026-Q4']);
    expect(autumn.stdout).toContain('\nSince last time\nSince 22 August 2026 ');
  });

  it('`list` has a line for each, `show` the scores or all of it', async () => {
    const { stdout } = await run('history', 'list');
    expect(stdout.split('\n').map(line => line.slice(0, 10))).toEqual(['2026-05-20', '2026-08-22', '2026-11-22', '']);
    const records = JSON.parse((await run('history', 'list', '--json')).stdout) as StoredRecord[];
    const shown = await run('history', 'show', records[2]!.id.slice(0, 6));
    const { proven, possible } = readResults(work.file('out')).assessment.score.overall;
    expect(shown.stdout).toContain(`\nScore ${proven} to ${possible}, `);
    const whole = await run('history', 'show', 'last', '--json');
    expect(whole.stdout).toBe(readFileSync(work.file('out', 'assessment.json'), 'utf8'));
    expectFault(await run('history', 'show', 'ffffffffffff'), 'CB_USAGE');
    const [, hint] = expectFault(await run('history', 'list', '--client', 'our compny'), 'CB_USAGE');
    expect(hint).toContain('Did you mean Our company?');
  });

  it('`trend` has a column for each of eight quarters', async () => {
    const { stdout } = await run('history', 'trend');
    const [, header, overall] = stdout.split('\n');
    expect(header!.trim().split(/\s+/)).toEqual(['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']); // prettier-ignore
    const { proven } = readResults(work.file('out')).assessment.score.overall;
    expect(overall!.trim().split(/\s+/).at(-1)).toBe(String(proven));
  });

  it('moves to another place by `export` and `import`', async () => {
    const exported = await run('history', 'export', '--out', 'exported');
    const files = exported.stdout.trim().split('\n');
    expect(files).toHaveLength(4);
    expect(readFileSync(work.file('exported', 'scores.csv'), 'utf8').trim().split('\n')).toHaveLength(4);
    const moved = ['history', 'import', '--store', 'elsewhere', ...files.slice(1)];
    expect((await run(...moved)).stdout).toContain('3 of 3 assessments are new in ');
    expect((await run(...moved)).stdout).toContain('0 of 3 assessments are new in ');
    const [there, here] = [await run('history', 'list', '--store', 'elsewhere'), await run('history', 'list')];
    expect(there.stdout).toBe(here.stdout);
  });

  it('`prune` keeps the scores, unless it is told to forget', async () => {
    const store = ['--store', 'elsewhere'];
    const dry = await run('history', 'prune', '--before', '2026-06-01', '--dry-run', ...store);
    expect(dry.stdout).toMatch(/^1 of 3 assessments would be reduced to scores\n2026-05-20/);
    await run('history', 'prune', '--before', '2026-06-01', ...store);
    const list = (await run('history', 'list', ...store)).stdout.split('\n');
    expect(list.filter(line => line.includes('(scores only)')).map(line => line.slice(0, 10))).toEqual(['2026-05-20']);
    await run('history', 'prune', '--before', '2026-09-01', '--forget', ...store);
    expect((await run('history', 'list', ...store)).stdout).toMatch(/^2026-11-22.+\n$/);
    expectFault(await run('history', 'prune', '--forget', ...store), 'CB_USAGE');
    expectFault(await run('history', 'prune', '--before', '2026-02-31', ...store), 'CB_USAGE');
  });

  it('`export` writes the others where one is damaged, and names it', async () => {
    const [details = ''] = readdirSync(work.file('.cloudbrief', 'assessments')).filter(name => name.startsWith('2026-11-22') && name.endsWith('.gz')); // prettier-ignore
    const whole = readFileSync(work.file('.cloudbrief', 'assessments', details));
    writeFileSync(work.file('.cloudbrief', 'assessments', details), whole.subarray(0, 300));
    const { code, stdout, stderr } = await runCli(['history', 'export', '--out', 'rest'], { cwd: work.path });
    writeFileSync(work.file('.cloudbrief', 'assessments', details), whole);
    expect(code).toBe(2);
    expect(stdout).toContain('scores.csv');
    expect(stderr).toMatch(/\[CB_STORE\] The assessment [0-9a-f]{20} as of 2026-11-22T12:00:00.000Z in .+ is damaged/);
    expect(stderr).not.toContain('2026-08-22');
  });

  it('a damaged file is named, rebuilt, and costs no quarter', async () => {
    writeFileSync(work.file('.cloudbrief', 'history.sqlite'), 'no database');
    const { code, stderr } = await assessAt(work.path, AUTUMN, '--baseline', 'last');
    expect(code).toBe(0);
    expect(stderr).toContain(`${work.file('.cloudbrief')} was damaged: it was rebuilt from the 3 assessments in `);
    expect(readResults(work.file('out')).assessment.trend?.quarters).toHaveLength(3);
  });
});

describe('an assessment and its history', () => {
  it('details go when their date has come, and the scores stay in the trend', { timeout: 120_000 }, async () => {
    const work = createWorkspace();
    writeFileSync(work.file('cloudbrief.yaml'), 'client: { name: Old Ltd, keepMonths: 1 }\nhistory: { baseline: last }\n'); // prettier-ignore
    await assessAt(work.path, SUMMER, '--quiet');
    await assessAt(work.path, AUTUMN, '--quiet');
    expect(readResults(work.file('out')).assessment.trend?.baseline.now).toBe('2026-08-22T12:00:00.000Z');
    // The third run finds what the second has pruned.
    const { stderr } = await assessAt(work.path, AUTUMN, '--checks', 'unversioned-bucket', '--quiet');
    expect(stderr).toContain('There is no earlier assessment of Old Ltd in ');
    expect((await runCli(['history', 'list'], { cwd: work.path })).stdout).toMatch(/2026-08-22.+\(scores only\)\n/);
    work.remove();
  });

  const one = ['--checks', 'unversioned-bucket'];

  it('stores nothing with --no-store, and nothing of the sample', async () => {
    const work = createWorkspace();
    expect((await assessAt(work.path, AUTUMN, ...one, '--no-store')).code).toBe(0);
    expect((await runCli(['demo', '--format', 'json', '--out', 'out', ...one], { cwd: work.path })).code).toBe(0);
    expect(existsSync(work.file('.cloudbrief'))).toBe(false);
    expectFault(await assessAt(work.path, AUTUMN, ...one, '--no-store', '--baseline', 'last'), 'CB_USAGE');
    const [, hint] = expectFault(await runCli(['history', 'list'], { cwd: work.path }), 'CB_STORE');
    expect(hint).toContain('Every `cloudbrief assess` adds to it');
    expect(existsSync(work.file('.cloudbrief')), 'a look creates nothing').toBe(false);
    work.remove();
  });

  it('goes on with a warning where the default place cannot be written, and fails for one that was named', async () => {
    const work = createWorkspace();
    writeFileSync(work.file('.cloudbrief'), 'a file in the way');
    const { code, stderr } = await assessAt(work.path, AUTUMN, ...one);
    expect(code).toBe(0);
    expect(stderr.match(/This assessment is not stored: The history in /g), stderr).toHaveLength(1);
    expect(existsSync(work.file('out', 'assessment.json'))).toBe(true);
    expectFault(await assessAt(work.path, AUTUMN, ...one, '--store', '.cloudbrief'), 'CB_STORE');
    work.remove();
  });

  it('goes on in a folder where an ordinary user may not write', { timeout: 60_000 }, async () => {
    const work = createWorkspace();
    const inside = work.file('inside');
    mkdirSync(inside, { mode: 0o555 });
    const written = createWorkspace();
    chmodSync(written.path, 0o777);
    const args = ['assess', '--from', SAMPLE, '--format', 'json', '--out', written.path, '--now', AUTUMN, ...one];
    const asNobody = process.getuid?.() === 0 ? (['setpriv', '--reuid=65534', '--regid=65534', '--clear-groups'] as [string, ...string[]]) : undefined; // prettier-ignore
    const { code, stderr } = await spawnCli(args, { cwd: inside, ...(asNobody === undefined ? {} : { under: asNobody }) }); // prettier-ignore
    expect(code, stderr).toBe(0);
    expect(stderr.match(/This assessment is not stored: /g), stderr).toHaveLength(1);
    expect(readFileSync(written.file('assessment.json'), 'utf8')).toContain('"schemaVersion":');
    written.remove();
    work.remove();
  });

  it('a history of a newer version stays as it is: a warning by default, an error where it was asked for', async () => {
    const work = createWorkspace();
    await assessAt(work.path, SUMMER, ...one);
    const database = new DatabaseSync(work.file('.cloudbrief', 'history.sqlite'));
    database.exec('UPDATE cloudbrief_schema SET version = 99');
    database.close();
    const plain = await assessAt(work.path, AUTUMN, ...one);
    expect(plain.code).toBe(0);
    expect(plain.stderr).toContain('was written by a newer cloudbrief: its tables have version 99');
    for (const asked of [['--baseline', 'last'], ['--store', '.cloudbrief']])
      expectFault(await assessAt(work.path, AUTUMN, ...one, ...asked), 'CB_STORE'); // prettier-ignore
    work.remove();
  });

  it('the first run of a pipeline has no baseline: every finding is new', async () => {
    const work = createWorkspace();
    const { code, stderr } = await assessAt(work.path, AUTUMN, ...one, '--baseline', 'last', '--new-only', '--fail-on', 'low'); // prettier-ignore
    expect(code).toBe(1);
    expect(stderr).toContain('There is no earlier assessment of Our company in ');
    work.remove();
  });

  it('`config show` hides the password of the store', async () => {
    const work = createWorkspace();
    const env = { CLOUDBRIEF_HISTORY_STORE: 'postgres://me:s3cret@db/x?password=s3cret' };
    for (const flags of [[], ['--json']]) {
      const { stdout } = await runCli(['config', 'show', ...flags], { cwd: work.path, env });
      expect(stdout).toContain('postgres://me:***@db/x?password=***');
      expect(stdout).not.toContain('s3cret');
    }
    work.remove();
  });
});

describeWithPostgres('the history of a company in PostgreSQL', server => {
  const one = ['--checks', 'unversioned-bucket'];

  it('keeps quarters as in a folder', { timeout: 120_000 }, async () => {
    const work = createWorkspace();
    const store = ['--store', await server.createDatabase()];
    await assessAt(work.path, SUMMER, '--quiet', ...store);
    const { code, stdout, stderr } = await assessAt(work.path, AUTUMN, '--baseline', 'last', ...store);
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/Stored in the history: postgres:\/\/tester@127\.0\.0\.1:\d+\/history\d+\n/);
    expect(readResults(work.file('out')).assessment.trend?.quarters?.map(({ quarter }) => quarter)).toEqual(['2026-Q3', '2026-Q4']); // prettier-ignore
    expect(existsSync(work.file('.cloudbrief'))).toBe(false);
    work.remove();
  });

  it('a database that is not there is an error before anything is read, without the password', async () => {
    const work = createWorkspace();
    const run = await assessAt(work.path, AUTUMN, ...one, '--store', server.address('nowhere'), '--debug');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('[CB_STORE] The history in postgres://tester@');
    for (const secret of [server.password, encodeURIComponent(server.password)])
      expect(run.stderr).not.toContain(secret);
    expect(existsSync(work.file('out'))).toBe(false);
    work.remove();
  });
});
