import { existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Creates a folder and the missing ones above it, one by one: with `recursive`, Node never returns for a folder in /proc.
 * Throws errors of the file system.
 */
export function makeFolder(folder: string): void {
  const error = errorOfMaking(folder);
  if (error === undefined) return;
  if (error.code !== 'ENOENT' || dirname(folder) === folder) throw error;
  makeFolder(dirname(folder));
  const again = errorOfMaking(folder);
  if (again !== undefined) throw again;
}

/** Throws what `makeFolder` would, and leaves nothing behind: no right tells as much as making the first missing folder. */
export function assertCanMakeFolder(folder: string): void {
  const parent = dirname(folder);
  if (!existsSync(parent) && dirname(parent) !== parent) {
    assertCanMakeFolder(parent);
    return;
  }
  if (isFolder(folder)) return;
  mkdirSync(folder);
  rmdirSync(folder);
}

/** Undefined if the folder exists. */
function errorOfMaking(folder: string): NodeJS.ErrnoException | undefined {
  try {
    mkdirSync(folder);
    return undefined;
  } catch (error) {
    return isFolder(folder) ? undefined : (error as NodeJS.ErrnoException);
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
