import { chmodSync, lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { makeFolder } from '../../lib/make-folder.ts';
import { CloudbriefError } from '../../model/errors.ts';
import type { Environment } from './options.ts';

const HINT = 'Set XDG_CACHE_HOME to a folder of your own, or name an installed browser.';

/**
 * A folder in the user's cache to which only its owner has access; it holds executables, so it is checked before each use.
 * Synchronous: an asynchronous call would wait for the modules that load meanwhile, and delay the browser. Throws
 * `CB_BROWSER` if the folder cannot be used.
 */
export function privateCache(environment: Environment, ...names: readonly string[]): string {
  const given = environment['XDG_CACHE_HOME'];
  let folder = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
  try {
    makeFolder(folder);
    for (const name of ['cloudbrief', ...names]) {
      folder = join(folder, name);
      makePrivateFolder(folder);
      secureFolder(folder);
    }
    return folder;
  } catch (cause) {
    if (cause instanceof CloudbriefError) throw cause;
    throw new CloudbriefError('CB_BROWSER', `The folder ${folder} for the browser cannot be used.`, HINT, { cause });
  }
}

/** Removes the permissions of others. Throws `CB_BROWSER` for a link and for a folder of another owner. */
export function secureFolder(folder: string): void {
  const found = lstatSync(folder);
  const own = process.getuid?.();
  if (!found.isDirectory() || (own !== undefined && found.uid !== own)) {
    throw new CloudbriefError('CB_BROWSER', `The folder ${folder} for the browser belongs to another user.`, HINT);
  }
  if (own !== undefined && (found.mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
