import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import { CloudbriefError } from '../model/errors.ts';
import type { InventoryHeader, InventoryRecord } from '../model/inventory.ts';

/** Bytes gathered before the disk is asked: large enough that a unit of a few hundred resources is one write. */
const CHUNK = 256 * 1024;

export interface InventoryWriter {
  /** Adds a record. Once the disk has refused, records are dropped and `failure` tells why: nothing else is lost by it. */
  readonly write: (record: InventoryRecord) => void;
  readonly failure: () => CloudbriefError | undefined;
  /** Writes the end, packs the file if its name says so, and gives it its name. Throws CB_WRITE. */
  readonly finish: (ended: string) => Promise<void>;
  /** Closes it unfinished: `NAME.partial` stays for `--resume`. */
  readonly stop: () => void;
}

export const partialPath = (path: string): string => `${path}.partial`;

/**
 * Opens `path.partial` and streams records into it as plain lines. `kept` are the records of an earlier run that is
 * being continued.
 */
export function createInventoryWriter(
  path: string,
  header: InventoryHeader,
  kept: readonly InventoryRecord[] = [],
): InventoryWriter {
  const partial = partialPath(path);
  const refused = (error: unknown) =>
    new CloudbriefError(
      'CB_WRITE',
      `${path} cannot be written (${(error as Error).message}).`,
      'Choose another place with --out, or make room there.',
      { cause: error },
    );
  let descriptor: number;
  try {
    mkdirSync(dirname(path), { recursive: true });
    descriptor = openSync(partial, 'w', 0o600);
  } catch (error) {
    throw refused(error);
  }
  let failure: CloudbriefError | undefined;
  let lines: string[] = [];
  let waiting = 0;
  let records = -1;
  const flush = () => {
    if (lines.length === 0 || failure !== undefined) return;
    try {
      const bytes = Buffer.from(lines.join(''));
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    } catch (error) {
      failure = refused(error);
    }
    lines = [];
    waiting = 0;
  };
  const write = (record: InventoryRecord) => {
    const line = `${JSON.stringify(record)}\n`;
    lines.push(line);
    waiting += line.length;
    records += 1;
    // A unit that is whole must survive a kill.
    if (waiting >= CHUNK || record.record === 'unit') flush();
  };
  write({ record: 'header', ...header });
  for (const record of kept) write(record);
  flush();
  return {
    write,
    failure: () => failure,
    stop() {
      flush();
      closeSync(descriptor);
    },
    async finish(ended) {
      write({ record: 'end', ended, records });
      flush();
      closeSync(descriptor);
      if (failure !== undefined) throw failure;
      try {
        await giveName(partial, path);
      } catch (error) {
        throw refused(error);
      }
    },
  };
}

async function giveName(partial: string, path: string): Promise<void> {
  const packer = path.endsWith('.gz') ? createGzip() : path.endsWith('.zst') ? createZstdCompress() : undefined;
  if (packer === undefined) {
    renameSync(partial, path);
    return;
  }
  const packed = `${path}.packing`;
  await pipeline(createReadStream(partial), packer, createWriteStream(packed, { mode: 0o600 }));
  renameSync(packed, path);
  rmSync(partial);
}
