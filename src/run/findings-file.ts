import { createWriteStream, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { openExclusive } from '../lib/exclusive-file.ts';
import { makeFolder } from '../lib/make-folder.ts';
import type { Finding } from '../model/finding.ts';

export interface FindingsFile {
  readonly add: (finding: Finding) => void;
  /** Renames the partial file. On an error, removes it and rejects. */
  readonly close: () => Promise<string>;
}

/** All findings, passed ones included, as NDJSON: to look up single resources. */
export function createFindingsFile(path: string): FindingsFile {
  const partial = `${path}.partial`;
  const packer = createGzip();
  const written = (async () => {
    makeFolder(dirname(path));
    await pipeline(packer, createWriteStream(partial, { fd: openExclusive(partial) }));
    renameSync(partial, path);
    return path;
  })();
  // `close` reports the error.
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
    // The file may never have been created: its folder may be a file.
  }
}
