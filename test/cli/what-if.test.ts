import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

describe('assess --what-if', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
  });
  afterEach(() => {
    work.remove();
  });
  const assess = (...args: string[]): Promise<CliRun> =>
    runCli(['assess', '--from', SAMPLE, '--now', '2026-11-22', ...args], { cwd: work.path });
  const read = (out: string): Assessment => JSON.parse(readFileSync(work.file(out, 'assessment.json'), 'utf8')) as Assessment;

  it('judges as if the failures were fixed, and says so on every page and in the data', async () => {
    await assess('--format', 'json', '--out', 'today', '--no-store');
    const failing = read('today').checks.find(({ fail, id }) => fail > 0 && id === 'unversioned-bucket')!;
    const run = await assess('--what-if', failing.id, '--format', 'json,html,docx,email,markdown', '--out', 'supposed');
    expect(run.code, run.stderr).toBe(0);
    const supposed = read('supposed');
    expect(supposed.whatIf).toEqual([{ check: failing.id, action: expect.any(String) as string, fixed: failing.fail }]);
    expect(supposed.checks.find(({ id }) => id === failing.id)!.fail).toBe(0);
    const { summary: was, score: { overall: { proven } }, money } = read('today');
    const lines = [
      'What changes, from today to as if',
      `Overall score: ${String(proven)} → ${String(supposed.score.overall.proven)}`,
      `critical, ${String(was.high.fail)} → ${String(supposed.summary.high.fail)} high`,
    ];
    expect(money).toBeDefined();
    for (const line of [...lines, 'Loss a year: ']) {
      expect(run.stdout).toContain(line);
      expect(readFileSync(work.file('supposed', 'briefing.md'), 'utf8')).toContain(line);
    }
    expect(run.stdout).toMatch(/^Account is wiped: \d+ → \d+$/m);
    expect(supposed.score.overall.proven).toBeGreaterThanOrEqual(read('today').score.overall.proven);
    const html = readFileSync(work.file('supposed', 'briefing.html'), 'utf8');
    expect(html).toContain('<title>Supposed: Cloud risk briefing');
    expect(html).toContain('as if one check were fixed');
    expect(html).toContain('Supposed, not the state of today');
    expect(readFileSync(work.file('supposed', 'email.txt'), 'utf8')).toMatch(/^Supposed: /);
  });

  it('is neither stored nor taken as a baseline', async () => {
    await assess('--what-if', 'unversioned-bucket', '--format', 'json', '--out', 'supposed');
    expect(existsSync(work.file('.cloudbrief'))).toBe(false);
    const [error] = expectFault(await assess('--baseline', 'supposed/assessment.json', '--out', 'again'), 'CB_ASSESSMENT');
    expect(error).toContain('is supposed (--what-if)');
    expect(readdirSync(work.path)).not.toContain('again');
  });

  it.each([['--fail-on', 'critical'], ['--baseline', 'last'], ['--new-only'], ['--format', 'sarif'], ['--format', 'register-json']])(
    'does not go with %s %s, which would take it for the truth', async (...args) => {
      const [error] = expectFault(await assess('--what-if', 'unversioned-bucket', ...args), 'CB_USAGE');
      expect(error).toContain('exclude each other');
    },
  );

  it('knows no check without a fix, and none that is unknown', async () => {
    expectFault(await assess('--what-if', 'no-such-check'), 'CB_UNKNOWN_CHECK');
    const [error] = expectFault(await assess('--what-if', 'mixed-environments'), 'CB_USAGE');
    expect(error).toContain('cannot tell what the fix of mixed-environments changes');
  });
}); // prettier-ignore
