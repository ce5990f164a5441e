import { once } from 'node:events';
import { constants, createReadStream, openSync, statSync } from 'node:fs';
import { Socket } from 'node:net';
import { addAbortSignal, PassThrough, pipeline, type Readable, type Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';
import { BYTE_ORDER_MARK, compressionOf, encodingOf } from '../lib/compression.ts';

const CHUNK = 1024 * 1024;

/** As a path: standard input. */
export const STANDARD_INPUT = '-';

/** A pipe is not opened in a thread, which would wait for a writer where nothing can interrupt it. */
function openFile(path: string): Readable {
  if (statSync(path, { throwIfNoEntry: false })?.isFIFO() !== true)
    return createReadStream(path, { highWaterMark: CHUNK });
  return new Socket({ fd: openSync(path, constants.O_RDONLY | constants.O_NONBLOCK), readable: true, writable: false });
}

/** Looks at the first bytes, which stay in the stream. */
async function decoderFor(input: Readable): Promise<Transform> {
  await once(input, 'readable');
  const head = input.read() as Buffer | null;
  if (head !== null) input.unshift(head);
  const compression = compressionOf(head ?? Buffer.alloc(0));
  const options = { chunkSize: CHUNK };
  if (compression === 'gzip') return createGunzip(options).setEncoding('utf8');
  if (compression === 'zstd') return createZstdDecompress(options).setEncoding('utf8');
  return new PassThrough().setEncoding(encodingOf(head ?? Buffer.alloc(0)));
}

/**
 * The lines of a text file, or of standard input, in batches; decompressed, without a byte order mark. Rejects with the error
 * of the stream, and at once on an abort. Only a line feed ends a line: JSON may contain the line separators of Unicode unescaped.
 */
export async function* fileLines(path: string, signal?: AbortSignal): AsyncGenerator<readonly string[]> {
  const failures: Error[] = [];
  const input = path === STANDARD_INPUT ? process.stdin : openFile(path);
  if (signal !== undefined) addAbortSignal(signal, input);
  const stream = pipeline(input, await decoderFor(input), error => {
    if (error) failures.push(error);
  });
  let rest: string | undefined;
  for await (const chunk of stream as AsyncIterable<string>) {
    const text = rest === undefined && chunk.startsWith(BYTE_ORDER_MARK) ? chunk.slice(1) : chunk;
    const last = text.lastIndexOf('\n');
    if (last < 0) {
      rest = (rest ?? '') + text;
      continue;
    }
    const whole = (rest ?? '') + text.slice(0, last);
    rest = text.slice(last + 1);
    yield whole.split('\n');
  }
  for (const failure of failures) throw failure;
  if (rest !== undefined && rest !== '') yield [rest];
}
