import { createWriteStream, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Finding } from '../model/finding.ts';

export interface FindingsFile {
  readonly add: (finding: Finding) => void;
  /** Gives the file its name; rejects with what the file system says, and leaves nothing behind then. */
  readonly close: () => Promise<string>;
}

/** Every finding, passes too, one a line: for whoever wants to look up a single resource. */
export function createFindingsFile(path: string): FindingsFile {
  const partial = `${path}.partial`;
  const packer = createGzip();
  const written = (async () => {
    mkdirSync(dirname(path), { recursive: true });
    await pipeline(packer, createWriteStream(partial, { mode: 0o600 }));
    renameSync(partial, path);
    return path;
  })();
  // Who closes the file hears of it.
  written.catch(() => undefined);
  return {
    add: finding => {
      if (packer.writable) packer.write(`${JSON.stringify(finding)}\n`);
    },
    close: async () => {
      packer.end();
      try {
        return await written;
      } catch (error) {
        removeQuietly(partial);
        throw error;
      }
    },
  };
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What could not be made need not be removed: its folder may be a file.
  }
}
