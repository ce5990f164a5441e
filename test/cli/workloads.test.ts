import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { createWorkspace, expectFault, runCli, SAMPLE, type CliRun, type Workspace } from '../support/cli.ts';

let work: Workspace;
beforeEach(() => {
  work = createWorkspace();
});
afterEach(() => {
  work.remove();
});
const run = (...args: string[]): Promise<CliRun> =>
  runCli(['workloads', '--from', SAMPLE, ...args], { cwd: work.path });
const listed = async (...args: string[]): Promise<{ name: string; source: string; resources: number }[]> =>
  JSON.parse((await run('--format', 'json', ...args)).stdout) as never;

describe('workloads', () => {
  it('shows each with its source and its resources', async () => {
    const { code, stdout } = await run();
    expect(code).toBe(0);
    const shop = stdout.split('\n').find(line => line.startsWith('shop '));
    expect(shop).toMatch(/^shop +\d+ {2}tag +high +production +disk \d+/);
    expect(stdout).toMatch(/^Resources: all that belong to the workload\. `simulate` counts what it needs:$/m);
  });

  it('takes those of the configuration, and shows what fits none', async () => {
    writeFileSync(work.file('cloudbrief.yaml'), 'workloads: [{ name: Shop, match: { tags: { app: shop } } }]\n');
    const { stdout } = await run();
    expect(stdout).toMatch(/^Shop +\d+ {2}configuration +stated/m);
    expect(stdout).toMatch(/^Unassigned: \d+ of \d+ resources fit no workload: /m);
    expect(stdout).toMatch(/^ {2}and \d+ more; --format json lists all$/m);
  });

  it('warns of selectors that pick nothing, with their place', async () => {
    writeFileSync(work.file('cloudbrief.yaml'), 'workloads:\n  - name: Shop\n    match: { name: nothing }\n');
    const { code, stderr } = await run();
    expect(code).toBe(0);
    expect(stderr).toContain('cloudbrief.yaml:3:5: the selector of Shop picks no resource of the inventory;');
  });

  it('writes a configuration that gives the same grouping', async () => {
    const proposed = await listed('--write', 'start.yaml');
    expect(loadConfig(work.file('start.yaml'), work.path).config.workloads?.map(({ name }) => name)).toEqual(
      proposed.map(({ name }) => name),
    );
    const again = await listed('--config', 'start.yaml');
    expect(again.map(({ name, resources }) => [name, resources])).toEqual(
      proposed.map(({ name, resources }) => [name, resources]),
    );
  });

  it('keeps a file that exists', async () => {
    writeFileSync(work.file('start.yaml'), 'mine');
    const [said] = expectFault(await run('--write', 'start.yaml'), 'CB_USAGE');
    expect(said).toContain('start.yaml exists.');
    expect(readFileSync(work.file('start.yaml'), 'utf8')).toBe('mine');
    expect((await run('--write', 'start.yaml', '--force')).code).toBe(0);
  });

  it('keeps owners, targets, needs and comments of a configuration', async () => {
    const mine = [
      '# Ours',
      'client: { name: Noonsale Ltd }',
      'workloads:',
      '  - name: shop # the till',
      '    owner: Head of sales',
      '    targets: { any: { rto: 4h, rpo: 15m } }',
      '    needs: [payments]',
      '',
    ].join('\n');
    writeFileSync(work.file('cloudbrief.yaml'), mine);
    expect((await run('--write', 'cloudbrief.yaml', '--force')).code).toBe(0);
    const { config } = loadConfig(work.file('cloudbrief.yaml'), work.path);
    const kept = {
      name: 'shop',
      owner: 'Head of sales',
      targets: { any: { rto: '4h', rpo: '15m' } },
      needs: ['payments'],
    };
    expect(config.client?.name).toBe('Noonsale Ltd');
    expect(config.workloads?.[0]).toEqual(kept);
    expect(config.workloads?.length).toBeGreaterThan(3);
    expect(readFileSync(work.file('cloudbrief.yaml'), 'utf8')).toContain('- name: shop # the till');
    await run('--write', 'other.yaml');
    expect(loadConfig(work.file('other.yaml'), work.path).config.workloads?.[0]).toEqual(kept);
  });

  it.each([
    ['rto: soon', 'write a duration with its unit, such as 30m, 4h or 2d'],
    ['rto: 5', 'text'],
    ['{}', 'rto or rpo is required'],
  ])('rejects a target that is none: %s', async (target, message) => {
    writeFileSync(
      work.file('cloudbrief.yaml'),
      `workloads:\n  - name: Shop\n    targets:\n      any: { ${target.replace('{}', '')} }\n`,
    );
    const [said] = expectFault(await run(), 'CB_CONFIG');
    expect(said).toMatch(/cloudbrief\.yaml:4:\d+: /);
    expect(said).toContain(message);
  });
});
