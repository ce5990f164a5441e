import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { MAX_EXCEPTION_MONTHS } from '../../src/model/exception.ts';
import type { ExplainedConfig } from '../../src/config/explain.ts';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
});
afterEach(() => {
  work.remove();
});
const run = (args: readonly string[], env: Record<string, string> = {}): Promise<CliRun> =>
  runCli(args, { cwd: work.path, env });
const assess = (args: readonly string[], env: Record<string, string> = {}): Promise<CliRun> =>
  run(['assess', '--from', SAMPLE, '--format', 'json', '--out', '-', ...args], env);
const write = (yaml: string): void => {
  writeFileSync(work.file('cloudbrief.yaml'), yaml);
};

describe('config show', () => {
  it('says of every setting what holds and why', async () => {
    write('client:\n  name: Noonsale Ltd\ngate:\n  failOn: low\naws:\n  regions: [eu-west-1, us-east-1]\n');
    writeFileSync(
      work.file('cloudbrief.answers.yaml'),
      "restore-test: { status: 'no', date: '2026-11-01', by: CTO }\n",
    );
    const { code, stdout } = await run(['config', 'show'], { CLOUDBRIEF_GATE_FAIL_ON: 'critical' });
    expect(code).toBe(0);
    const lines = stdout.split('\n').map(line => line.replaceAll(/ {2,}/g, ' | '));
    expect(lines).toContain(`Configuration | ${work.file('cloudbrief.yaml')}`);
    expect(lines).toContain(`Answers | ${work.file('cloudbrief.answers.yaml')} (1 entry)`);
    expect(lines).toContain(`Exceptions | ${work.file('cloudbrief.exceptions.yaml')} (not found)`);
    expect(lines).toContain('client.name | Noonsale Ltd | cloudbrief.yaml:2');
    expect(lines).toContain('aws.regions | eu-west-1, us-east-1 | cloudbrief.yaml:6');
    expect(lines).toContain('gate.failOn | critical | CLOUDBRIEF_GATE_FAIL_ON');
    expect(lines).toContain('page | a4 | default');
  });

  it('says the same to programs', async () => {
    write('page: letter\n');
    const { stdout } = await run(['config', 'show', '--json'], { CLOUDBRIEF_CLIENT_NAME: 'Noonsale Ltd' });
    const { config, settings } = JSON.parse(stdout) as ExplainedConfig;
    expect(config).toEqual({ page: 'letter', client: { name: 'Noonsale Ltd' } });
    expect(settings.filter(({ from }) => from.kind !== 'default')).toEqual([
      {
        path: 'client.name',
        value: 'Noonsale Ltd',
        from: { kind: 'variable', variable: 'CLOUDBRIEF_CLIENT_NAME' },
        variable: 'CLOUDBRIEF_CLIENT_NAME',
      },
      {
        path: 'page',
        value: 'letter',
        from: { kind: 'file', file: work.file('cloudbrief.yaml'), line: 1, column: 1 },
        variable: 'CLOUDBRIEF_PAGE',
      },
    ]);
  });

  it('names the defaults that hold in a run', async () => {
    const { settings } = JSON.parse((await run(['config', 'show', '--json'])).stdout) as ExplainedConfig;
    const otherwise = (path: string) => settings.find(setting => setting.path === path)?.otherwise;
    const { client } = JSON.parse((await assess([])).stdout) as Assessment;
    expect(otherwise('client.name')).toBe(`“${client.name}”`);
    expect(otherwise('client.tlp')).toBe(client.tlp);
    expect(otherwise('gate.maxExceptionMonths')).toBe(String(MAX_EXCEPTION_MONTHS));
  });
});

describe('the environment', () => {
  it('holds over the file, and a flag holds over both', async () => {
    write('client:\n  name: From the file\ngate:\n  requireConfidence: 100\n');
    expect((await assess([])).code, 'the file').toBe(1);
    const { code, stdout } = await assess([], {
      CLOUDBRIEF_CLIENT_NAME: 'From the environment',
      CLOUDBRIEF_GATE_REQUIRE_CONFIDENCE: '0',
    });
    expect(code, 'the environment').toBe(0);
    expect((JSON.parse(stdout) as Assessment).client.name).toBe('From the environment');
    const flag = await assess(['--require-confidence', '100'], { CLOUDBRIEF_GATE_REQUIRE_CONFIDENCE: '0' });
    expect(flag.code, 'the flag').toBe(1);
  });

  it.each([
    ['assess', ['assess', '--from', SAMPLE, '--format', 'json']],
    ['demo', ['demo', '--format', 'json']],
    ['collect', ['collect', '--out', 'x.ndjson']],
    ['render', ['render', 'x.json']],
    ['accept', ['accept', 'single-zone-database', '--owner', 'A', '--reason', 'b', '--until', '2099-01-01']],
    ['interview', ['interview', '--form']],
    ['config show', ['config', 'show']],
  ])('is heard by %s, which refuses what it does not know', async (_name, args) => {
    const [said, hint] = expectFault(await run(args, { CLOUDBRIEF_PAEG: 'a4' }), 'CB_CONFIG');
    expect(said).toContain('CLOUDBRIEF_PAEG is no setting; did you mean CLOUDBRIEF_PAGE?');
    expect(hint).toContain('docs/configuration.md');
  });

  it('is named by doctor', async () => {
    const { stdout } = await run(['doctor', 'aws'], {
      CLOUDBRIEF_PAGE: 'letter',
      AWS_ACCESS_KEY_ID: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
    });
    expect(stdout).toContain('Configuration: CLOUDBRIEF_PAGE');
  });
});
