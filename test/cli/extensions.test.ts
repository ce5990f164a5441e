import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Assessment } from '../../src/model/assessment.ts';
import {
  createWorkspace,
  expectFault,
  runCli,
  SAMPLE,
  spawnCli,
  type CliRun,
  type SpawnOptions,
  type Workspace,
} from '../support/cli.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const EXAMPLE = join(ROOT, 'examples', 'extension');

describe('extensions', () => {
  let work: Workspace;
  beforeEach(() => {
    work = createWorkspace();
  });
  afterEach(() => {
    work.remove();
  });
  const assess = (...args: string[]): Promise<CliRun> =>
    runCli(['assess', '--from', SAMPLE, '--now', '2026-11-22', '--out', 'out', '--format', 'json', ...args], { cwd: work.path }); // prettier-ignore
  const assessment = (): Assessment => JSON.parse(readFileSync(work.file('out', 'assessment.json'), 'utf8')) as Assessment; // prettier-ignore
  const extension = (folder: string, text: string): void => {
    mkdirSync(work.file(folder), { recursive: true });
    writeFileSync(work.file(folder, 'index.js'), text);
    writeFileSync(work.file(folder, 'package.json'), '{"type":"module"}');
  };

  it('judge with checks written in TypeScript, and write formats', async () => {
    const run = await assess('--plugin', EXAMPLE, '--format', 'one-liner,sarif,evidence', '--checks', 'bucket-without-owner'); // prettier-ignore
    expect(run).toMatchObject({ code: 0 });
    const { checks, findings, extensions } = assessment();
    expect(extensions).toEqual([{ name: 'example-extension', version: '1.1.0', checks: 2 }]);
    expect(checks.map(({ id }) => id)).toEqual(['bucket-without-owner']);
    expect(findings[0]).toMatchObject({ check: 'bucket-without-owner', status: 'fail' });
    expect(findings[0]?.message).toContain('has no tag "owner"');
    expect(readFileSync(work.file('out', 'one-liner.txt'), 'utf8')).toMatch(/^2026-11-22 \d+\/100 \S+, \d+ failed\n$/);
    expect(readFileSync(work.file('out', 'results.sarif'), 'utf8')).toContain('Name an owner in a tag of each bucket.');
  }, 60_000);

  it('are named in the configuration, relative to it, with parameters of their checks', async () => {
    mkdirSync(work.file('settings'));
    symlinkSync(EXAMPLE, work.file('settings', 'mine'));
    writeFileSync(
      work.file('settings', 'c.yaml'),
      'plugins: [./mine]\nchecks:\n  bucket-without-owner: { tag: data }\n',
    );
    const run = await assess('--config', 'settings/c.yaml', '--checks', 'bucket-without-owner');
    expect(run).toMatchObject({ code: 0 });
    expect(assessment().checkParameters).toContainEqual({ check: 'bucket-without-owner', name: 'tag', value: 'data', own: true }); // prettier-ignore
  });

  it('are npm packages too', async () => {
    extension('node_modules/@acme/rules/lib', `import { defineExtension } from 'cloudbrief/plugin'; export default defineExtension({ name: '@acme/rules' });`); // prettier-ignore
    writeFileSync(work.file('node_modules', '@acme', 'rules', 'package.json'), JSON.stringify({ name: '@acme/rules', type: 'module', exports: { '.': { import: './lib/index.js' } } })); // prettier-ignore
    expect(await assess('--plugin', '@acme/rules', '--questions', 'surge')).toMatchObject({ code: 0 });
    expect(assessment().extensions).toEqual([{ name: '@acme/rules', checks: 0 }]);
  });

  it.each([
    ['throws', `throw new Error('no disk');`, 'no disk'],
    ['exports nothing', '', 'default export'],
    ['exports for another interface', 'export default { api: 99, name: "x" };', 'api: must be 1'],
    ['has a wrong check', 'export default { api: 1, name: "x", checks: [{ id: "Bad Id", weight: 4 }] };', 'checks.0.id: must be in kebab case'], // prettier-ignore
    ['would be decisive', `import check from ${JSON.stringify(join(EXAMPLE, 'bucket-without-owner.ts'))}; export default { api: 1, name: 'x', checks: [{ ...check, caps: true }] };`, 'only built-in checks are decisive'], // prettier-ignore
    ['imports what is not there', 'import "nowhere";', 'nowhere'],
  ])('name themselves and cost only what they add: one that %s', async (_what, text, reason) => {
    extension('broken', text);
    const run = await assess('--plugin', './broken', '--questions', 'surge');
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('[CB_PLUGIN] The extension ./broken is not loaded: ');
    expect(run.stderr).toContain(reason);
    expect(run.stderr).not.toMatch(/^\s+at /m);
    expect(assessment().extensions).toEqual([{ name: './broken', checks: 0, failed: true }]);
    expect(assessment().findings.length).toBeGreaterThan(0);
  });

  it('that are not there are said so', async () => {
    expect((await assess('--plugin', './gone,@acme/gone', '--questions', 'surge')).stderr).toMatch(/no file or folder .*gone[^]*no package of this name/); // prettier-ignore
  });

  it('that are not loaded are named when what they would add is asked for', async () => {
    extension('broken', `throw new Error('no disk');`);
    const run = await assess('--plugin', './broken', '--format', 'one-liner');
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/The extension \.\/broken is not loaded: no disk[^]*There is no format "one-liner"/);
  });

  it('that lie in a folder without ./ are told how to name it', async () => {
    extension('mine', '');
    expect((await assess('--plugin', 'mine', '--questions', 'surge')).stderr).toMatch(
      /no package of this name[^]*for the folder or file write \.\/mine/,
    );
  });

  it('that use a name that is taken stop the run before anything is read', async () => {
    extension('clash', `import { defineExtension } from 'cloudbrief/plugin'; import check from ${JSON.stringify(join(EXAMPLE, 'bucket-without-owner.ts'))}; export default defineExtension({ name: 'clash', checks: [{ ...check, id: 'public-bucket', aliases: [] }, check], renderers: [{ format: 'sarif', extension: 'x', fileName: 'x.x', render: async () => Buffer.from('') }] });`); // prettier-ignore
    const run = await assess('--plugin', `./clash,${EXAMPLE}`);
    expect(run.code).toBe(2);
    expect(run.stderr).toMatch(/check public-bucket of clash .* cloudbrief[^]*format sarif of clash[^]*check bucket-without-owner of example-extension .* clash/); // prettier-ignore
  });

  it('whose check throws get an error finding, which counts as unknown', async () => {
    extension('thrower', `import { defineExtension } from 'cloudbrief/plugin'; import check from ${JSON.stringify(join(EXAMPLE, 'bucket-without-owner.ts'))}; export default defineExtension({ name: 'thrower', checks: [{ ...check, evaluate: () => { throw new Error('oops\\u001b[31m no\\ndisk.'); } }] });`); // prettier-ignore
    const run = await assess('--plugin', './thrower', '--checks', 'bucket-without-owner,public-bucket', '--quiet');
    expect(run.code).toBe(0);
    const own = assessment().findings.filter(({ check }) => check === 'bucket-without-owner');
    expect(new Set(own.map(({ status }) => status))).toEqual(new Set(['error']));
    const said = run.stderr.split('\n').filter(line => line.startsWith('The check '));
    expect(said).toHaveLength(1);
    const n = String(own.length);
    expect(said[0]).toMatch(new RegExp(`^The check bucket-without-owner of the extension thrower broke on ${n} of ${n} resources: oops.*no.*disk\\. They`)); // prettier-ignore
    expect(said[0]).not.toContain('\u001b');
  });

  it.each([
    ['in a check', `import { defineExtension } from 'cloudbrief/plugin'; import check from ${JSON.stringify(join(EXAMPLE, 'bucket-without-owner.ts'))}; export default defineExtension({ name: 'ender', checks: [{ ...check, evaluate: () => process.exit(0) }] });`],
    ['when they are loaded', 'process.exit(0);'],
    ['by a promise that nothing settles', `import { defineExtension } from 'cloudbrief/plugin'; export default defineExtension({ name: 'ender', renderers: [{ format: 'never', extension: 'x', fileName: 'never.x', render: () => new Promise(() => {}) }] });`],
  ])('that end the process %s pass no gate', async (where, text) => {
    extension('ender', text);
    const format = where.startsWith('by') ? 'never' : 'json';
    const args = ['assess', '--from', SAMPLE, '--now', '2026-11-22', '--out', 'out', '--plugin', './ender', '--questions', 'people'];
    const run = await spawnCli([...args, '--fail-on', 'critical', '--format', format], { cwd: work.path });
    expect(run.code).toBe(2);
    expect(run.stderr).toContain('[CB_PLUGIN] An extension (./ender) ended the process, or never answered');
  }); // prettier-ignore

  it.each(['SIGINT', 'SIGTERM'] as const)('that never end a loop do not keep %s from ending the command', async signal => {
    extension('looper', `import { defineExtension } from 'cloudbrief/plugin'; import check from ${JSON.stringify(join(EXAMPLE, 'bucket-without-owner.ts'))}; export default defineExtension({ name: 'looper', checks: [{ ...check, evaluate: () => { console.log('here'); for (;;); } }] });`);
    const args = ['assess', '--from', SAMPLE, '--now', '2026-11-22', '--out', 'out', '--format', 'json', '--plugin', './looper', '--questions', 'people'];
    const watch: SpawnOptions['watch'] = ({ kill, shows }) => void shows('here').then(() => { kill(signal); });
    expect(await spawnCli(args, { cwd: work.path, timeout: 60_000, watch })).toMatchObject({ signal });
    expect(existsSync(work.file('out'))).toBe(false);
  }, 90_000); // prettier-ignore

  it('print to standard error: standard output is the one format', async () => {
    extension('talker', `console.log('hello'); process.stdout.write('there'); import { defineExtension } from 'cloudbrief/plugin'; export default defineExtension({ name: 'talker' });`); // prettier-ignore
    const run = await spawnCli(['assess', '--from', SAMPLE, '--now', '2026-11-22', '--out', '-', '--format', 'json', '--plugin', './talker', '--questions', 'surge'], { cwd: work.path }); // prettier-ignore
    expect(run.stderr).toMatch(/hello\nthere/);
    expect(JSON.parse(run.stdout)).toHaveProperty('findings');
  });

  it('that are broken are named where a check of theirs is asked for', async () => {
    extension('broken', `throw new Error('no disk');`);
    const run = await assess('--plugin', './broken', '--checks', 'theirs');
    expect(run.stderr).toMatch(/\[CB_PLUGIN\] The extension \.\/broken is not loaded: no disk[^]*CB_UNKNOWN_CHECK/);
  });

  it('are listed with the checks', async () => {
    const list = await runCli(['checks', 'list', '--plugin', EXAMPLE, '--questions', 'people'], { cwd: work.path });
    expect(list.stdout).toContain('bucket-without-owner');
    const show = await runCli(['checks', 'show', 'bucket-without-owner', '--plugin', EXAMPLE], { cwd: work.path });
    expect(show.stdout).toContain('Key of the tag');
  });

  it('that the configuration names are known to every command that names checks', async () => {
    symlinkSync(EXAMPLE, work.file('mine'));
    writeFileSync(work.file('cloudbrief.yaml'), 'plugins: [./mine]\n');
    const run = (...args: string[]): Promise<CliRun> => runCli(args, { cwd: work.path });
    expect((await run('checks', 'list', '--json')).stdout).toContain('"bucket-without-owner"');
    expect((await run('checks', 'show', 'bucket-without-owner')).stdout).toContain('Key of the tag');
    const gated = await assess('--checks', 'bucket-without-owner', '--fail-on', 'low');
    expect(gated.code).toBe(1);
    expect(gated.stderr).toContain('bucket-without-owner: Bucket has no owner tag');
    expect(await run('compare', 'out/assessment.json', 'out/assessment.json')).toMatchObject({ code: 0 });
    expectFault(await run('simulate', '--from', SAMPLE, '--what-if', 'bucket-without-owner'), 'CB_USAGE');
    const accepted = await run('accept', 'bucket-without-owner', '--owner', 'A', '--reason', 'b', '--until', '2027-01-31', '--now', '2026-11-22'); // prettier-ignore
    expect(accepted.stdout).toContain('A accepts all resources that fail bucket-without-owner until 2027-01-31');
    writeFileSync(work.file('cloudbrief.yaml'), 'plugins: [./gone]\n');
    const list = await run('checks', 'list');
    expect(list).toMatchObject({ code: 2 });
    expect(list.stderr).toContain('CB_PLUGIN');
    expect(list.stdout).toContain('public-bucket');
  }, 60_000);

  it('read systems of their own: kinds, facets and facts, and what cannot be read is unread', async () => {
    const configure = (file: string): void => {
      writeFileSync(work.file('c.yaml'), `plugins: [${EXAMPLE}]\nproviders:\n  example/offices: { company: Example, file: ${file} }\n`); // prettier-ignore
    };
    const judged = async (): Promise<Assessment['findings']> => {
      await runCli(['assess', '--config', 'c.yaml', '--out', 'out', '--format', 'json', '--checks', 'office-with-one-carrier', '--now', '2099-01-01'], { cwd: work.path }); // prettier-ignore
      return assessment().findings;
    };
    configure(join(EXAMPLE, 'offices.json'));
    const collected = await runCli(['collect', '--config', 'c.yaml', '--out', 'inventory.ndjson'], { cwd: work.path });
    expect(collected).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(work.file('inventory.ndjson'), 'utf8')).toContain('"kind":"example/office"');
    expect(await runCli(['assess', '--from', 'inventory.ndjson', '--out', 'plain', '--format', 'json'], { cwd: work.path })).toMatchObject({ code: 0 }); // prettier-ignore
    expect(await judged()).toMatchObject([{ status: 'fail', message: 'Lyon hangs on North alone, as 1 office does.' }]);
    expect(assessment().targets).toMatchObject([{ provider: 'example/offices', account: 'Example' }]);
    writeFileSync(work.file('gaps.json'), '[{"id":"a","name":"A","carriers":["N"]},{"id":"b","name":"B"},{"id":"c","name":"C","carriers":7}]'); // prettier-ignore
    configure('gaps.json');
    expect(new Set((await judged()).map(({ status }) => status))).toEqual(new Set(['unknown']));
    configure('gone.json');
    expect(await judged()).toMatchObject([{ status: 'unknown', scope: 'list' }]);
    writeFileSync(
      work.file('c.yaml'),
      `plugins: [${EXAMPLE}]\nproviders:\n  example/offices: { company: Example, file: 7 }\n`,
    );
    const [fault] = expectFault(await runCli(['collect', '--config', 'c.yaml', '--out', 'x.ndjson'], { cwd: work.path }), 'CB_CONFIG'); // prettier-ignore
    expect(fault).toMatch(/c\.yaml:3:\d+: providers\.example\/offices/);
  }, 60_000);

  it('whose fact throws leave the checks that need it unknown', async () => {
    extension('facts', `import { defineExtension, defineFact } from 'cloudbrief/plugin'; import check from ${JSON.stringify(join(EXAMPLE, 'bucket-without-owner.ts'))}; export default defineExtension({ name: 'facts', facts: [defineFact({ name: 'x/broken', on: ['bucket'], needs: {}, prepare: () => { throw new Error('no'); }, compute: () => 1 })], checks: [{ ...check, needs: ['x/broken'] }] });`); // prettier-ignore
    const { stderr } = await assess('--plugin', './facts', '--checks', 'bucket-without-owner');
    expect(stderr).toMatch(/^The fact x\/broken of the extension facts broke on \d+ resources: no\. The checks/m);
    expect(new Set(assessment().findings.map(({ status }) => status))).toEqual(new Set(['unknown']));
  });

  it('whose format cannot be made are named, and cost no other file', async () => {
    extension('formats', `import { defineExtension } from 'cloudbrief/plugin'; export default defineExtension({ name: 'acme', renderers: [{ format: 'never', extension: 'x', fileName: 'never.x', render: () => 3 }] });`); // prettier-ignore
    const run = await assess('--plugin', './formats', '--questions', 'surge', '--format', 'never,json');
    expectFault(run, 'CB_PLUGIN');
    expect(run.stderr).toContain('The format never of the extension acme could not be made: it returned neither');
    expect(assessment().findings.length).toBeGreaterThan(0);
  });

  it('with an error in TypeScript are told its file and line', async () => {
    extension('typed', `import './rule.ts';`);
    writeFileSync(work.file('typed', 'rule.ts'), 'export const a = 1;\nconst b: = 2;\n');
    const run = await spawnCli(['checks', 'list', '--plugin', './typed', '--questions', 'surge'], { cwd: work.path });
    expect(run.stderr).toMatch(/The extension \.\/typed is not loaded: \S+typed\/rule\.ts:2: /);
  });

  it.each(['rules', "it's ours ü", './ours'])(
    'start with `checks new` in %s, whose commands run as they stand',
    async dir => {
      const { stdout } = await runCli(['checks', 'new', 'bucket-without-code', '--dir', dir], { cwd: work.path });
      const words = /^Run it: .*--plugin (.*) --checks/m.exec(stdout)?.[1] ?? '';
      const { stdout: named } = spawnSync('sh', ['-c', `printf %s ${words}`], { encoding: 'utf8' });
      expect(await assess('--plugin', named, '--checks', 'bucket-without-code')).toMatchObject({ code: 0, stderr: '' });
    },
  );

  it('start with `checks new`: check, test and page, which run as they are', async () => {
    const made = await runCli(['checks', 'new', 'bucket-without-code', '--kind', 'bucket'], { cwd: work.path });
    expect(made).toMatchObject({ code: 0, stderr: '' });
    mkdirSync(work.file('node_modules'));
    symlinkSync(ROOT, work.file('node_modules', 'cloudbrief'));
    const folder = work.file('cloudbrief-checks');
    const test = spawnSync(process.execPath, ['--test', '*.test.ts'], { cwd: folder, encoding: 'utf8' });
    expect(test.stdout).toMatch(/fail 0$/m);
    expect(test.stdout).toMatch(/pass [1-9]/);
    expect(await assess('--plugin', './cloudbrief-checks', '--checks', 'bucket-without-code')).toMatchObject({ code: 0 }); // prettier-ignore
    expect(assessment().checks).toHaveLength(1);
    const again = await runCli(['checks', 'new', 'bucket-without-code'], { cwd: work.path });
    expectFault(again, 'CB_USAGE');
    const second = await runCli(['checks', 'new', 'disk-without-code', '--kind', 'disk'], { cwd: work.path });
    expect(second.stdout).toContain(`import diskWithoutCode from './disk-without-code.ts';`);
    expectFault(await runCli(['checks', 'new', 'x', '--kind', 'bucket'], { cwd: work.path }), 'CB_USAGE');
    expectFault(await runCli(['checks', 'new', 'a-b', '--kind', 'buckt'], { cwd: work.path }), 'CB_USAGE');
  }, 60_000);
});
