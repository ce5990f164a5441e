import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');

/** The tarball as npm would publish it. Its dependencies are linked to those of the clone: nothing is downloaded. */
describe('the packed tarball', { tags: ['slow'], timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-packed-'));
  const installed = join(folder, 'node_modules', 'cloudbrief');
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(installed, 'bin', 'cloudbrief.js'), ...args], { cwd: folder, encoding: 'utf8' });
  beforeAll(() => {
    mkdirSync(join(folder, 'node_modules'));
    const packed = execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], { cwd: ROOT, encoding: 'utf8' }); // prettier-ignore
    execFileSync('tar', ['xzf', join(folder, packed.trim()), '-C', join(folder, 'node_modules')]);
    renameSync(join(folder, 'node_modules', 'package'), installed);
    symlinkSync(join(ROOT, 'node_modules'), join(installed, 'node_modules'));
    cpSync(join(installed, 'examples', 'extension'), join(folder, 'ours'), { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('is as publint and "are the types wrong" want it', () => {
    const tarball = join(folder, `cloudbrief-${(JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string }).version}.tgz`); // prettier-ignore
    const bin = (name: string, ...args: string[]) =>
      spawnSync(process.execPath, [join(ROOT, 'node_modules', ...name.split('/')), ...args], {
        cwd: ROOT,
        encoding: 'utf8',
      });
    const lint = bin('publint/src/cli.js', tarball, '--strict');
    expect(lint.status, lint.stdout + lint.stderr).toBe(0);
    // The package is ESM only: old resolution and require() are not supported.
    const types = bin('@arethetypeswrong/cli/dist/index.js', tarball, '--profile', 'esm-only', '--no-color');
    expect(types.status, types.stdout + types.stderr).toBe(0);
  });

  it('runs the demo with the example extension', () => {
    const { status, stderr } = run('demo', '--plugin', './ours', '--format', 'one-liner,json', '--out', 'out');
    expect(status, stderr).toBe(0);
    expect(readFileSync(join(folder, 'out', 'one-liner.txt'), 'utf8')).toMatch(/ failed\n$/);
  });

  it('runs the tests of the extension, and a check that `checks new` made', () => {
    expect(run('checks', 'new', 'bucket-without-code').status).toBe(0);
    for (const tests of ['ours/*.test.ts', 'cloudbrief-checks/*.test.ts']) {
      const { stdout } = spawnSync(process.execPath, ['--test', tests], { cwd: folder, encoding: 'utf8' });
      expect(stdout).toMatch(/^# fail 0$|^ℹ fail 0$/m);
      expect(stdout).toMatch(/pass [1-9]/);
    }
  });
});
