import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { packageRoot } from '../../src/lib/package-root.ts';

const made: string[] = [];
function home(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-compiled-'));
  made.push(folder);
  return folder;
}
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

/** Where Node keeps what it compiles when that command is given; nothing where it keeps nothing. */
function kept(cache: string, command: string): string {
  const module = pathToFileURL(join(packageRoot(), 'bin', 'compile-cache.js')).href;
  const code = `
    import { getCompileCacheDir } from 'node:module';
    const { keepCompiled } = await import(${JSON.stringify(module)});
    keepCompiled(['node', 'cloudbrief', ${JSON.stringify(command)}], { XDG_CACHE_HOME: ${JSON.stringify(cache)} });
    process.stdout.write(getCompileCacheDir() ?? '');
  `;
  const { NODE_COMPILE_CACHE: _, ...environment } = process.env;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
    env: environment,
  });
}

describe('what Node compiled', () => {
  it('is kept in a folder of the user alone, for the commands that load much', () => {
    const cache = home();
    expect(kept(cache, '--help')).toBe('');
    expect(existsSync(join(cache, 'cloudbrief'))).toBe(false);
    expect(kept(cache, 'render')).toContain(join(cache, 'cloudbrief', 'compiled'));
    expect(lstatSync(join(cache, 'cloudbrief', 'compiled')).mode & 0o077).toBe(0);
  });

  it.skipIf(process.getuid === undefined)('is neither read from nor written to a folder that others write to', () => {
    const cache = home();
    const folder = join(cache, 'cloudbrief', 'compiled');
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o777);
    expect(kept(cache, 'render')).toBe('');
    const linked = home();
    mkdirSync(join(linked, 'cloudbrief'), { mode: 0o700 });
    symlinkSync(home(), join(linked, 'cloudbrief', 'compiled'));
    expect(kept(linked, 'render')).toBe('');
  });

  it('is compiled again where there is no folder', () => {
    const file = join(home(), 'file');
    writeFileSync(file, '');
    expect(kept(file, 'render')).toBe('');
  });
});
