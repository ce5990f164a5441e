import { writeAtomically } from '../lib/atomic-write.ts';
import type { CloudbriefError } from '../model/errors.ts';
import { writeError } from './write-error.ts';

/** Writes an output file; what went wrong, if anything did. */
export function writeFile(path: string, bytes: Uint8Array | string): CloudbriefError | undefined {
  try {
    writeAtomically(path, bytes);
    return undefined;
  } catch (error) {
    return writeError(path, error);
  }
}
