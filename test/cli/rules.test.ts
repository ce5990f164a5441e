import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

const POLICY = join(import.meta.dirname, '..', '..', 'examples', 'policy', 'cloudbrief.yaml');

describe('rules of the configuration', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
  });
  afterEach(() => {
    work.remove();
  });
  const assess = (config: string, ...args: string[]): Promise<CliRun> =>
    runCli(['assess', '--from', SAMPLE, '--now', '2026-11-22', '--out', 'out', '--format', 'json', '--config', config, ...args], { cwd: work.path }); // prettier-ignore
  const read = (): Assessment => JSON.parse(readFileSync(work.file('out', 'assessment.json'), 'utf8')) as Assessment;
  const rule = (expect: string, more = ''): string => {
    const text = `rules:\n  - id: our-rule\n    kind: database\n    expect: ${expect}\n    message: "{name} has {found}, not '{x}'."\n    severity: high\n    question: people\n${more}`; // prettier-ignore
    writeFileSync(work.file('c.yaml'), text);
    return 'c.yaml';
  };

  it('judge as checks do, in every command that names checks', async () => {
    expect(await assess(POLICY, '--checks', 'bucket-without-team', '--fail-on', 'low')).toMatchObject({ code: 1 });
    const { findings, extensions } = read();
    expect(extensions).toEqual([{ name: 'rules', checks: 3 }]);
    expect(findings[0]).toMatchObject({ check: 'bucket-without-team', status: 'fail', question: 'people' });
    expect(findings[0]?.message).toMatch(/ has no tag "team"\.$/);
    const list = await runCli(['checks', 'list', '--config', POLICY], { cwd: work.path });
    expect(list.stdout).toContain('production-backups-under-35-days');
  });

  it('say unknown of what could not be read, and nothing of what they do not select', async () => {
    await assess(rule('{ facet: x/never, exists: true }'), '--checks', 'our-rule');
    const all = read().findings;
    expect(new Set(all.map(({ status }) => status))).toEqual(new Set(['unknown']));
    await assess(rule('{ facet: x/never, exists: true }', '    match: { name: no-such-database }\n'), '--checks', 'our-rule'); // prettier-ignore
    // A refused list may hold what the rule selects.
    expect(read().findings.filter(({ scope }) => scope === 'resource')).toEqual([]);
  });

  it('fill the message as text, whatever braces and quotes it has', async () => {
    await assess(rule('{ facet: automatedBackups.retentionDays, atLeast: 4000 }'), '--checks', 'our-rule');
    const [first] = read().findings.filter(({ status }) => status === 'fail');
    expect(first?.message).toMatch(/^\S+ has (nothing|\d+), not '\{x\}'\.$/);
  });

  it.each([
    [
      '{ facet: automatedBackup.retentionDays, atLeast: 3 }',
      /c\.yaml:4:\d+: there is no facet or fact "automatedBackup"; did you mean automatedBackups\?/,
    ],
    [
      '{ facet: automatedBackups.retention, atLeast: 3 }',
      /c\.yaml:4:\d+: automatedBackups has no member "retention"; known are retentionDays/,
    ],
    ['{ facet: versioning }', /c\.yaml:4:\d+: .*exactly one of/],
    ['{ facet: versioning, is: true, isNot: false }', /c\.yaml:4:\d+: .*exactly one of/],
    ['[]', /c\.yaml:4:\d+: /],
  ])('name the place of a fault: %s', async (expectation, said) => {
    const [fault] = expectFault(await assess(rule(expectation)), 'CB_CONFIG');
    expect(fault).toMatch(said);
  });

  it('cannot take the name of a check', async () => {
    const config = rule('{ facet: versioning, is: true }');
    writeFileSync(work.file('c.yaml'), readFileSync(work.file('c.yaml'), 'utf8').replace('our-rule', 'public-bucket'));
    const [fault] = expectFault(await assess(config), 'CB_CONFIG');
    expect(fault).toMatch(/c\.yaml:\d+:\d+: "public-bucket" is a built-in check\./);
  });
});
