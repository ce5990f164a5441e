import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lazy } from './memoize.ts';

const PACKAGE = 'cloudbrief';

/** The root of this package, which contains data and templates; from source and from compiled code. */
export const packageRoot = lazy(() => findRoot(dirname(fileURLToPath(import.meta.url))));

function findRoot(from: string): string {
  for (let directory = from; ; directory = dirname(directory)) {
    if (nameOf(directory) === PACKAGE) return directory;
    if (directory === dirname(directory)) throw new Error(`No package.json of ${PACKAGE} above ${from}`);
  }
}

function nameOf(directory: string): unknown {
  try {
    return (JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { name?: unknown }).name;
  } catch {
    return undefined;
  }
}
