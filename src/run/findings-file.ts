import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { makeFolder } from '../lib/make-folder.ts';
import { openPartial, type PartialFile } from '../lib/partial-file.ts';
import type { Finding } from '../model/finding.ts';

export interface FindingsFile {
  readonly add: (finding: Finding) => void;
  /** Renames the partial file. On an error, removes it and rejects. */
  readonly close: () => Promise<string>;
  /** Removes it, where nobody will ask for it any more. */
  readonly discard: () => void;
}

/** All findings, passed ones included, as NDJSON: to look up single resources. */
export function createFindingsFile(path: string): FindingsFile {
  const packer = createGzip();
  let partial: PartialFile | undefined;
  const written = (async () => {
    makeFolder(dirname(path));
    const opened = (partial = openPartial(path));
    await pipeline(packer, createWriteStream(opened.path, { fd: opened.descriptor }));
    renameSync(opened.path, path);
    return path;
  })();
  // `close` reports the error.
  written.catch(() => undefined);
  return {
    add: finding => {
      if (packer.writable) packer.write(`${JSON.stringify(finding)}\n`);
    },
    discard: () => {
      packer.destroy();
      if (partial !== undefined) removeQuietly(partial.path);
    },
    close: async () => {
      packer.end();
      try {
        return await written;
      } catch (error) {
        if (partial !== undefined) removeQuietly(partial.path);
        throw error;
      }
    },
  };
}

function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Its folder may be gone.
  }
}
