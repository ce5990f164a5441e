import {
  closeSync,
  createReadStream,
  createWriteStream,
  fstatSync,
  lstatSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip, createZstdCompress } from 'node:zlib';
import { openExclusive } from '../lib/exclusive-file.ts';
import { makeFolder } from '../lib/make-folder.ts';
import { openPartial } from '../lib/partial-file.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { InventoryHeader, InventoryRecord } from '../model/inventory.ts';

/** Bytes buffered before a write: large enough that a unit of a few hundred resources is one write. */
const CHUNK = 256 * 1024;

export interface InventoryWriter {
  /** Adds a record. After a failed write, records are dropped and `failure` is set; the run goes on. */
  readonly write: (record: InventoryRecord) => void;
  readonly failure: () => CloudbriefError | undefined;
  /** Writes the end, compresses the file by its extension, and renames it. Throws CB_WRITE. */
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
  const output = openLines(path);
  let records = -1;
  const write = (record: InventoryRecord) => {
    records += 1;
    output.add(`${JSON.stringify(record)}\n`);
    // A unit that is complete survives a kill.
    if (record.record === 'unit') output.flush();
  };
  write({ record: 'header', ...header });
  for (const record of kept) write(record);
  output.flush();
  return {
    write,
    failure: output.failure,
    stop: output.close,
    async finish(ended) {
      write({ record: 'end', ended, records });
      output.flush();
      const isOwn = output.isOwn();
      output.close();
      const failure = output.failure() ?? (isOwn ? undefined : writeFailure(path, new Error('another run writes it')));
      if (failure !== undefined) throw failure;
      try {
        await packAndRename(partialPath(path), path);
      } catch (error) {
        throw writeFailure(path, error);
      }
    },
  };
}

const writeFailure = (path: string, error: unknown): CloudbriefError =>
  new CloudbriefError(
    'CB_WRITE',
    `${path} cannot be written (${(error as Error).message}).`,
    'Choose another place with --out, or make room there.',
    { cause: error },
  );

interface LineOutput {
  readonly add: (line: string) => void;
  readonly flush: () => void;
  /** Whether the file still has its name: another run may have begun the same one. */
  readonly isOwn: () => boolean;
  /** The first write that failed: from then on lines are dropped. */
  readonly failure: () => CloudbriefError | undefined;
  readonly close: () => void;
}

/** Buffered lines into `path.partial`. Throws CB_WRITE where it cannot be opened. */
function openLines(path: string): LineOutput {
  const descriptor = openForResume(path);
  let failure: CloudbriefError | undefined;
  let lines: string[] = [];
  let waiting = 0;
  const flush = () => {
    if (lines.length === 0 || failure !== undefined) return;
    try {
      const bytes = Buffer.from(lines.join(''));
      for (let done = 0; done < bytes.length;) done += writeSync(descriptor, bytes, done);
    } catch (error) {
      failure = writeFailure(path, error);
    }
    lines = [];
    waiting = 0;
  };
  return {
    flush,
    isOwn: () => fstatSync(descriptor).ino === lstatSync(partialPath(path), { throwIfNoEntry: false })?.ino,
    failure: () => failure,
    add(line) {
      if (failure !== undefined) return;
      lines.push(line);
      waiting += line.length;
      if (waiting >= CHUNK) flush();
    },
    close() {
      flush();
      closeSync(descriptor);
    },
  };
}

function openForResume(path: string): number {
  try {
    makeFolder(dirname(path));
    return openExclusive(partialPath(path));
  } catch (error) {
    throw writeFailure(path, error);
  }
}

async function packAndRename(partial: string, path: string): Promise<void> {
  const packer = path.endsWith('.gz') ? createGzip() : path.endsWith('.zst') ? createZstdCompress() : undefined;
  if (packer === undefined) {
    renameSync(partial, path);
    return;
  }
  const packed = openPartial(path);
  await pipeline(createReadStream(partial), packer, createWriteStream(packed.path, { fd: packed.descriptor }));
  renameSync(packed.path, path);
  rmSync(partial);
}
