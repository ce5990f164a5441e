import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');
/** What the build reads. Folders count too: they change when a file is removed. */
const SOURCES = ['src', 'src/**', 'checks', 'checks/**', 'templates', 'templates/**', 'scripts/**', 'data/**/*.json', 'tsconfig*.json', 'package.json']; // prettier-ignore
/** What the build writes last. */
const BUILT = 'dist/**/*';

const newest = (patterns: string | readonly string[]): number =>
  globSync(patterns, { cwd: ROOT }).reduce((latest, path) => Math.max(latest, statSync(join(ROOT, path)).mtimeMs), 0);

/** Tests that start the built command line get what the sources say: built again unless `dist` is newer than all of them. */
export default function setup(): void {
  if (newest(BUILT) > newest(SOURCES)) return;
  execFileSync('npm', ['run', '--silent', 'build'], { cwd: ROOT, stdio: 'inherit' });
}
