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
    expect(stdout).toMatch(/^No check speaks to .*\b4\.16\b/m);
  });

  it.each(['cis-aws-5', 'cis-aws-7', 'cis-azure', 'cis-gcp', 'iso-27001-2022', 'soc2', 'nist-csf-2', 'dora', 'nis2', 'nis2-cir', 'pci-4'])(
    'has checks for %s',
    async name => {
      const { code, stdout } = await run('checks', 'list', '--framework', name);
      expect(code).toBe(0);
      expect(stdout).toMatch(/: [1-9]\d* of the \d+ controls/);
    },
  ); // prettier-ignore

  it('lists several, one after the other', async () => {
    const { code, stdout } = await run('checks', 'list', '--framework', 'dora,pci-4');
    expect(code).toBe(0);
    expect(stdout.match(/: [1-9]\d* of the \d+ controls/g)).toHaveLength(2);
    const { stdout: json } = await run('checks', 'list', '--framework', 'dora,pci-4', '--json');
    const of = (name: string) => (JSON.parse(json) as { controls?: object }[]).filter(({ controls = {} }) => name in controls); // prettier-ignore
    expect(of('pci_dss_v4').length).toBeGreaterThan(0);
    expect(of('dora').length).toBeGreaterThan(0);
  });

  it('gives the numbers of another version of a benchmark', async () => {
    const { stdout } = await run('checks', 'list', '--framework', 'cis-aws-7');
    expect(stdout).toMatch(/^ {2}2\.5 +root-mfa-disabled$/m);
  });

  it('has a table of what became of the controls, in a saved assessment too', async () => {
    await assess();
    const args = ['render', 'out/assessment.json', '--format', 'html', '--framework', 'cis-aws-5,pci-4'];
    expect(await run(...args, '--out', 'page')).toMatchObject({ code: 0 });
    const html = readFileSync(work.file('page', 'briefing.html'), 'utf8');
    expect(html).toContain('Controls: CIS Amazon Web Services Foundations Benchmark v5');
    expect(html).toContain('Controls: PCI DSS v4');
    expect(html).toMatch(/<th scope="row">1\.4<\/th><td>[^<]+<\/td><td>(E-\d+ )?root-mfa-disabled<\/td>/);
    expect(html).toMatch(/<th scope="row">4\.16<\/th><td>No check speaks to it<\/td><td>–<\/td>/);
    expectFault(await run('render', 'out/assessment.json', '--framework', 'nonsense'), 'CB_USAGE');
  });

  it('refuses a framework that does not exist, or to which no check of the selection speaks', async () => {
    const [, hint] = expectFault(await assess('--framework', 'cis-aws-55'), 'CB_USAGE');
    expect(hint).toContain('Did you mean cis-aws-5?');
    // Other versions of it come first, in the spelling that the option takes.
    expect(hint).toMatch(/The frameworks are cis-aws-3, cis-aws-5, /);
    const [said] = expectFault(await assess('--framework', 'cis-gcp', '--questions', 'people'), 'CB_USAGE');
    expect(said).toMatch(/ of CIS Google Cloud [^(]*\(cis-gcp-\d\)\.$/);
    expect((await run('checks', 'show', 'root-mfa-disabled')).stdout).toMatch(/^cis-aws-5 +1\.4$/m);
  });
});
