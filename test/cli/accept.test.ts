import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createWorkspace,
  expectFault,
  readResults,
  runCli,
  SAMPLE,
  type CliRun,
  type Workspace,
} from '../support/cli.ts';

describe('accept beside an assessment', () => {
  let work: Workspace;
  const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path });
  const accept = (check: string, ...more: string[]): Promise<CliRun> =>
    run('accept', check, ...more, '--owner', 'A', '--reason', 'b', '--until', '2027-01-31', '--now', '2026-11-22');
  let check: string;
  let name: string;
  beforeAll(async () => {
    work = createWorkspace();
    await run('assess', '--from', SAMPLE, '--now', '2026-11-22', '--format', 'json');
    const failed = readResults(work.file('cloudbrief-out')).findings.filter(({ status }) => status === 'fail');
    const long = failed.find(({ resource }) => resource.name.length > 8)!;
    ({ check } = long);
    ({ name } = long.resource);
  });
  afterAll(() => {
    work.remove();
  });

  it('refuses a resource that does not fail, and names the closest that does', async () => {
    const [said, hint] = expectFault(await accept(check, `${name}x`), 'CB_USAGE');
    expect(said).toContain(`cloudbrief-out/assessment.json has no failed finding of ${check} for ${name}x.`);
    expect(hint).toContain('Did you mean ');
    expect(hint).toContain('--assessment');
    expectFault(await accept(check, '--account', '000000000000'), 'CB_USAGE');
    expect(existsSync(work.file('cloudbrief.exceptions.yaml'))).toBe(false);
  });

  it('accepts what fails, by name, by pattern and as a whole', async () => {
    for (const more of [[name], [`${name.slice(0, 5)}*`], []]) {
      const { code, stdout, stderr } = await accept(check, ...more);
      expect(code, stderr).toBe(0);
      expect(stdout).not.toContain('No assessment');
    }
  });

  it('looks into the assessment that is named', async () => {
    expectFault(await accept(check, name, '--assessment', 'nowhere.json'), 'CB_ASSESSMENT');
    expect((await accept(check, `${name}*`, '--assessment', 'cloudbrief-out/assessment.json')).code).toBe(0);
  });
});
