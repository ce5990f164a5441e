import { mkdirSync, statSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/**
 * Lets Node keep what it compiled from one run to the next, in a folder of this user's own: loading the browser's driver and
 * the clouds' SDKs is a good part of a short run. Without such a folder everything works as before, and takes longer.
 */
export function keepCompiled(environment = process.env) {
  try {
    const { XDG_CACHE_HOME: given } = environment;
    const folder = join(
      given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache'),
      'cloudbrief',
      'compiled',
    );
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { uid, mode } = statSync(folder);
    // What others may write into is code that others may have written.
    if (process.getuid !== undefined && (uid !== process.getuid() || (mode & 0o022) !== 0)) return;
    enableCompileCache(folder);
  } catch {
    // A folder that cannot be made: see above.
  }
}
