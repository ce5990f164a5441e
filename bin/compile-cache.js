import { lstatSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Commands that load much code; for all others the cache costs more than it saves. */
const HEAVY = new Set(['assess', 'collect', 'demo', 'render']);

/**
 * Enables Node's compile cache in a private folder of the user: compiling is a tenth of the time of a briefing. Without such
 * a folder, it stays off.
 */
export function keepCompiled(argv = process.argv, environment = process.env) {
  if (!argv.some(word => HEAVY.has(word))) return;
  try {
    const { XDG_CACHE_HOME: given } = environment;
    const cache = given !== undefined && isAbsolute(given) ? given : join(homedir(), '.cache');
    const own = join(cache, 'cloudbrief');
    const folder = join(own, 'compiled');
    for (const one of [cache, own, folder]) makeFolder(one);
    // A folder that others can write to could contain code of theirs.
    if (process.getuid !== undefined && ![own, folder].every(isOurs)) return;
    enableCompileCache(folder);
  } catch {
    // The folder cannot be created.
  }
}

/** Not with `recursive`, which does not return for a folder in /proc. */
function makeFolder(folder) {
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
}

function isOurs(folder) {
  const { uid, mode } = lstatSync(folder);
  return uid === process.getuid() && (mode & 0o170022) === 0o040000;
}
