import { closeSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openExclusive } from './exclusive-file.ts';
import { makeFolder } from './make-folder.ts';

/** Writes a file atomically. Throws errors of the file system. */
export function writeAtomically(path: string, content: string | Uint8Array, mode = 0o600): void {
  const partial = `${path}.partial`;
  makeFolder(dirname(path));
  try {
    const descriptor = openExclusive(partial, mode);
    try {
      writeFileSync(descriptor, content);
    } finally {
      closeSync(descriptor);
    }
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}
