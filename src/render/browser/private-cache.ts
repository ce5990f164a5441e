import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { CloudbriefError } from '../../model/errors.ts';
import type { Environment } from './options.ts';

const HINT = 'Set XDG_CACHE_HOME to a folder of your own, or name an installed browser.';

/**
 * A folder below the user's cache that nobody else can write to; it is run from, so it is checked before each use. In one
 * go: whatever waits for a disk here waits behind all that is loaded meanwhile, and the browser starts that much later.
 */
export function privateCache(environment: Environment, ...names: readonly string[]): string {
  const given = environment['XDG_CACHE_HOME'];
  let folder = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
  try {
    mkdirSync(folder, { recursive: true });
    for (const name of ['cloudbrief', ...names]) {
      folder = join(folder, name);
      makeFolder(folder);
      claim(folder);
    }
    return folder;
  } catch (cause) {
    if (cause instanceof CloudbriefError) throw cause;
    throw new CloudbriefError('CB_BROWSER', `The folder ${folder} for the browser cannot be used.`, HINT, { cause });
  }
}

/** Refuses what is a link or somebody else's; takes away the rights of everybody else. */
export function claim(folder: string): void {
  const found = lstatSync(folder);
  const own = process.getuid?.();
  if (!found.isDirectory() || (own !== undefined && found.uid !== own)) {
    throw new CloudbriefError('CB_BROWSER', `The folder ${folder} for the browser belongs to somebody else.`, HINT);
  }
  if (own !== undefined && (found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
