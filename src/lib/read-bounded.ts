import { setTimeout as sleep } from 'node:timers/promises';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

const CHUNK = 1024 * 1024;
const PAUSE_MS = 20;
/** How long a pipe may be silent. */
export const PIPE_PATIENCE = { milliseconds: 10_000 };

/**
 * The bytes of a file that a user names, which may be a pipe or a device: throws where there are more than `max`, and where
 * nothing comes from a pipe. Rejects at once on an abort.
 */
export async function readBounded(path: string, max: number, signal?: AbortSignal): Promise<Buffer> {
  const file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const isPipe = fstatSync(file).isFIFO();
    const chunks: Buffer[] = [];
    let size = 0;
    let silent = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const length = readAvailable(file, chunk);
      if (length > 0) {
        chunks.push(chunk.subarray(0, length));
        size += length;
        silent = 0;
        if (size > max) throw new Error(`it is larger than ${String(Math.round(max / 1024))} KB`);
      } else if (length === 0 && (!isPipe || size > 0)) return Buffer.concat(chunks);
      else if (silent >= PIPE_PATIENCE.milliseconds) throw new Error('nothing comes from this pipe');
      else {
        await sleep(PAUSE_MS, undefined, signal === undefined ? {} : { signal });
        silent += PAUSE_MS;
      }
    }
  } finally {
    closeSync(file);
  }
}

/** Bytes read; 0 at the end and without a writer, -1 where a writer has nothing yet. */
function readAvailable(file: number, chunk: Buffer): number {
  try {
    return readSync(file, chunk);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EAGAIN') return -1;
    throw error;
  }
}
