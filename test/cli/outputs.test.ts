import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assessmentSchema } from '../../src/model/assessment.ts';
import {
  type CliRun,
  createWorkspace,
  expectFault,
  runCli,
  saidIn,
  SAMPLE,
  spawnCli,
  type Workspace,
} from '../support/cli.ts';

const NOW = ['--now', '2026-11-22'];

describe('what a run leaves behind', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
  });
  afterEach(() => {
    work.remove();
  });
  const assess = (...args: string[]): Promise<CliRun> =>
    runCli(['assess', '--from', SAMPLE, ...NOW, ...args], { cwd: work.path });

  it('is nothing where a file stands in the place of the folder, and it says so', async () => {
    writeFileSync(work.file('taken'), 'mine');
    const run = await assess('--format', 'json,html', '--all-findings', '--out', 'taken/out');
    const [said, hint] = expectFault(run, 'CB_WRITE');
    expect(said).toContain('taken/out/');
    expect(said).toContain('cannot be written (');
    expect(hint).toContain('--out');
    expect(run.stderr.match(/\[CB_WRITE\]/g), 'one for each file').toHaveLength(3);
    expect(readFileSync(work.file('taken'), 'utf8')).toBe('mine');
  });

  it('is whole or not there where the disk is full; what fits is written', async () => {
    // No file may be larger than 512 blocks (of 512 bytes in the shell of the standard, of 1,024 in others).
    const run = await spawnCli(
      ['assess', '--from', SAMPLE, ...NOW, '--format', 'json', '--all-findings', '--out', 'out'],
      {
        cwd: work.path,
        under: ['/bin/sh', '-c', 'ulimit -f 512; exec "$@"', 'sh'],
      },
    );
    const [said] = expectFault(run, 'CB_WRITE');
    expect(said).toContain('assessment.json cannot be written (');
    expect(readdirSync(work.file('out')).sort()).toEqual(['findings.ndjson.gz']);
    expect(run.stdout, 'the summary is told all the same').not.toBe('');
  });

  it('is everything but the PDFs where the browser cannot start; the error is reported once', async () => {
    const run = await spawnCli(['demo', '--out', 'out', '--browser', '/bin/false'], { cwd: work.path });
    const [said] = expectFault(run, 'CB_BROWSER');
    expect(said).toContain('/bin/false');
    expect(run.stderr.match(/CB_BROWSER/g)).toHaveLength(1);
    expect(readdirSync(work.file('out')).sort()).toEqual(['assessment.json', 'briefing.html']);
  });

  it('is everything but the PDF where the browser is not there', async () => {
    const run = await assess('--format', 'pdf,json', '--out', 'out', '--browser', work.file('no-browser'));
    expectFault(run, 'CB_BROWSER');
    expect(readdirSync(work.file('out'))).toEqual(['assessment.json']);
  });

  it('speaks to the reader in her language, and to whoever runs it in English', async () => {
    const charged = { operation: 'cloudwatch:GetMetricData', count: 1, refused: 0, charged: 14_000 };
    const text = readFileSync(SAMPLE, 'utf8').replace('"calls":[', `"calls":[${JSON.stringify(charged)},`);
    writeFileSync(work.file('charged.ndjson'), text);
    const run = await runCli(['assess', '--from', 'charged.ndjson', ...NOW, '--lang', 'de', '--format', 'json', '--fail-on', 'critical', '--stats'], { cwd: work.path }); // prettier-ignore
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('This run cost money. cloudwatch:GetMetricData: 14000 metrics, about USD 0.14');
    expect(run.stdout).not.toMatch(/\b(the|cost|price|run|found|not|are)\b/);
    expect(run.stdout).toMatch(/[äöü]/);
  });

  it('is no trace of progress on standard output: --out - is the document alone', async () => {
    const { code, stdout, stderr } = await assess('--format', 'json', '--out', '-');
    expect({ code, said: saidIn(stderr) }).toEqual({ code: 0, said: '' });
    expect(assessmentSchema.safeParse(JSON.parse(stdout)).error).toBeUndefined();
    expect(existsSync(work.file('cloudbrief-out'))).toBe(false);
    expect(existsSync(work.file('-'))).toBe(false);
  });

  it('is an error where standard output leads nowhere', async () => {
    const run = await spawnCli(['assess', '--from', SAMPLE, '--format', 'json', '--out', '-'], {
      cwd: work.path,
      under: ['/bin/sh', '-c', 'exec "$@" > /dev/full', 'sh'],
    });
    const [said] = expectFault(run, 'CB_WRITE');
    expect(said).toContain('Standard output cannot be written (');
    const help = await spawnCli(['--help'], {
      cwd: work.path,
      under: ['/bin/sh', '-c', 'exec "$@" > /dev/full', 'sh'],
    });
    expectFault(help, 'CB_WRITE');
  });

  it('may be read by nobody else', async () => {
    await assess('--format', 'json', '--all-findings', '--out', 'out');
    for (const name of readdirSync(work.file('out')))
      expect(statSync(work.file('out', name)).mode & 0o077, name).toBe(0);
  });
});

describe('the gate', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
  });
  afterEach(() => {
    work.remove();
  });
  const gate = (...args: string[]): Promise<CliRun> =>
    runCli(['assess', '--from', SAMPLE, ...NOW, '--format', 'json', ...args], { cwd: work.path });

  it('fails on a critical finding and says why within one screen', async () => {
    const { code, stdout, stderr } = await gate('--fail-on', 'critical');
    expect(code, stderr).toBe(1);
    expect(stderr).toMatch(/The gate fails: \d+ findings? at or above critical\./);
    expect(stderr, 'names what failed it').toMatch(
      /^critical administrator-access-key: Long-lived access key .*\n {2}on dirk\.keller$/m,
    );
    expect(stderr, 'and why').toContain('dirk.keller has a key that never expires and may do everything.');
    expect(stderr, 'and the provider’s command').toMatch(
      /^ {2}fix aws iam update-access-key --user-name dirk\.keller .*$/m,
    );
    expect(stderr.split('\n').length).toBeLessThanOrEqual(25);
    expect(stdout.split('\n').length).toBeLessThanOrEqual(25);
    expect(existsSync(work.file('cloudbrief-out', 'assessment.json')), 'the files are written all the same').toBe(true);
  });

  it('asks nothing unless it is told to', async () => {
    const { code, stderr } = await gate();
    expect({ code, said: saidIn(stderr) }).toEqual({ code: 0, said: '' });
  });

  it('looks only at what was asked for', async () => {
    const { code } = await gate('--fail-on', 'critical', '--checks', 'disk-encryption-by-default-disabled');
    expect(code).toBe(0);
  });

  it('fails on what could not be seen', async () => {
    const { code, stderr } = await gate('--fail-on-unknown', 'low', '--require-confidence', '100');
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /\d+ unknown findings? \(\d+ checks?\) at or above low; the\s+confidence is \d+ %, 100 % is required/,
    );
  });

  it('keeps quiet when it is told to, but for its verdict', async () => {
    const { code, stdout, stderr } = await gate('--quiet', '--fail-on', 'critical');
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toContain('The gate fails:');
  });

  it('yields to what could not be done', async () => {
    writeFileSync(work.file('taken'), '');
    const { code } = await gate('--fail-on', 'critical', '--out', 'taken/out');
    expect(code).toBe(2);
  });
});
