import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The command line as it is shipped. */
export const LAUNCHER = join(ROOT, 'bin', 'cloudbrief.js');

/** Programs that run parts of the package or a reference. */
export const child = (name: string): string => join(ROOT, 'bench', 'children', `${name}.ts`);

/** Fails without a build: the benchmark measures the shipped code. */
export function assertBuilt(): void {
  if (!existsSync(join(ROOT, 'dist', 'src', 'cli', 'main.js')))
    throw new Error('Nothing is built yet: run `npm run build` first.');
}
