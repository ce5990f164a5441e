import { execFileSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'cloudbrief-changesets-'));
const version = (): string => (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string }).version; // prettier-ignore
const waiting = (): string[] =>
  globSync('.changeset/*.md', { cwd: folder }).filter(path => !path.endsWith('README.md'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('the changesets are read, and make the next version', () => {
  cpSync(join(ROOT, '.changeset'), join(folder, '.changeset'), { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"cloudbrief","version":"1.2.3"}');
  writeFileSync(join(folder, 'package-lock.json'), '{"lockfileVersion":3,"packages":{}}');
  writeFileSync(join(folder, '.changeset', 'ours.md'), "---\n'cloudbrief': major\n---\n\nA flag is gone.\n");
  expect(waiting()).toContain(join('.changeset', 'ours.md'));
  execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  const changeset = join(ROOT, 'node_modules', '@changesets', 'cli', 'bin.js');
  execFileSync(process.execPath, [changeset, 'version'], { cwd: folder, stdio: 'pipe' });
  expect(version()).toBe('2.0.0');
  expect(waiting()).toEqual([]);
});
