import { chmod, lstat, mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { CloudbriefError } from '../../model/errors.ts';
import type { Environment } from './options.ts';

const HINT = 'Set XDG_CACHE_HOME to a folder of your own, or name an installed browser.';

/** A folder below the user's cache that nobody else can write to; it is run from, so it is checked before each use. */
export async function privateCache(environment: Environment, ...names: readonly string[]): Promise<string> {
  const given = environment['XDG_CACHE_HOME'];
  let folder = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
  try {
    await mkdir(folder, { recursive: true });
    for (const name of ['cloudbrief', ...names]) {
      folder = join(folder, name);
      await mkdir(folder, { mode: 0o700 }).catch(unlessExists);
      await claim(folder);
    }
    return folder;
  } catch (cause) {
    if (cause instanceof CloudbriefError) throw cause;
    throw new CloudbriefError('CB_BROWSER', `The folder ${folder} for the browser cannot be used.`, HINT, { cause });
  }
}

/** Refuses what is a link or somebody else's; takes away the rights of everybody else. */
export async function claim(folder: string): Promise<void> {
  const found = await lstat(folder);
  const own = process.getuid?.();
  if (!found.isDirectory() || (own !== undefined && found.uid !== own)) {
    throw new CloudbriefError('CB_BROWSER', `The folder ${folder} for the browser belongs to somebody else.`, HINT);
  }
  if (own !== undefined && (found.mode & 0o077) !== 0) await chmod(folder, 0o700);
}

function unlessExists(error: unknown): void {
  if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
}
