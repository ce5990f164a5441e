import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
/** Inputs of the build; with folders, whose time changes when a file is removed. */
const SOURCES = ['src', 'src/**', 'checks', 'checks/**', 'templates', 'templates/**', 'scripts/**', 'data/**/*.json', 'tsconfig*.json', 'package.json']; // prettier-ignore
/** Written last, and only by a build without errors. */
const BUILT = 'dist/man/*';

const newest = (patterns: string | readonly string[]): number =>
  globSync(patterns, { cwd: ROOT }).reduce((latest, path) => Math.max(latest, statSync(join(ROOT, path)).mtimeMs), 0);

/** Rebuilds `dist` unless it is newer than all sources, for tests that start the built command line. */
export default function setup(): void {
  if (newest(BUILT) > newest(SOURCES)) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
}
