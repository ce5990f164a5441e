import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..');

/** The command line as it is shipped. */
export const LAUNCHER = join(ROOT, 'bin', 'cloudbrief.js');

/** Programs that are measured beside the command line or around parts of it. */
export const child = (name: string): string => join(ROOT, 'bench', 'children', `${name}.ts`);

/** What is measured is what is shipped: without it there is nothing to measure. */
export function assertBuilt(): void {
  if (!existsSync(join(ROOT, 'dist', 'src', 'cli', 'main.js')))
    throw new Error('Nothing is built yet: run `npm run build` first.');
}
