import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

describe('--framework', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
  });
  afterEach(() => {
    work.remove();
  });
  const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path });
  const assess = (...args: string[]): Promise<CliRun> =>
    run('assess', '--from', SAMPLE, '--now', '2026-11-22', '--out', 'out', '--format', 'json', ...args);

  it('runs the checks that speak to it, and the run is a subset without grades', async () => {
    expect(await assess('--framework', 'cis-aws-5')).toMatchObject({ code: 0 });
    const { checks, score, selection } = JSON.parse(readFileSync(work.file('out', 'assessment.json'), 'utf8')) as Assessment; // prettier-ignore
    expect(checks.map(({ id }) => id)).toContain('root-mfa-disabled');
    expect(checks.map(({ id }) => id)).not.toContain('single-provider');
    expect(score.overall.grade).toBe('not-assessed');
    expect(selection?.checks).toBe(checks.length);
  });

  it('lists the controls with a check, and names those without', async () => {
    const { stdout } = await run('checks', 'list', '--framework', 'cis-aws-5');
    expect(stdout).toMatch(/^CIS Amazon Web Services Foundations Benchmark v5: \d+ of the \d+ controls/);
    expect(stdout).toMatch(/^ {2}1\.4 +root-mfa-disabled$/m);
    expect(stdout).toMatch(/^No check speaks to .*\b4\.1\b/m);
  });

  it('refuses a framework that does not exist, or to which no check speaks', async () => {
    const [, hint] = expectFault(await assess('--framework', 'cis-aws-55'), 'CB_USAGE');
    expect(hint).toContain('Did you mean cis_aws_v5?');
    expectFault(await assess('--framework', 'cis-gcp-4'), 'CB_USAGE');
  });
});
