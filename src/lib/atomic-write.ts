import { closeSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';
import { openPartial } from './partial-file.ts';

/** Writes a file atomically. Throws errors of the file system. */
export function writeAtomically(path: string, content: string | Uint8Array, mode = 0o600): void {
  makeFolder(dirname(path));
  const partial = openPartial(path, mode);
  try {
    try {
      writeFileSync(partial.descriptor, content);
    } finally {
      closeSync(partial.descriptor);
    }
    renameSync(partial.path, path);
  } catch (error) {
    rmSync(partial.path, { force: true });
    throw error;
  }
}
