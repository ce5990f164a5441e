import { constants, openSync, rmSync } from 'node:fs';

/**
 * Opens a new file for writing. What bears the name is removed, a link itself and not what it leads to; one that appears
 * meanwhile is not followed.
 */
export function openExclusive(path: string, mode = 0o600): number {
  rmSync(path, { force: true });
  const { O_WRONLY, O_CREAT, O_EXCL, O_NOFOLLOW } = constants;
  // Windows has no O_NOFOLLOW.
  return openSync(path, O_WRONLY | O_CREAT | O_EXCL | ((O_NOFOLLOW as number | undefined) ?? 0), mode);
}
