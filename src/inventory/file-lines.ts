import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { PassThrough, pipeline, type Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

function decompressor(path: string): Transform {
  if (path.endsWith('.gz')) return createGunzip();
  if (path.endsWith('.zst')) return createZstdDecompress();
  return new PassThrough();
}

/** The lines of a text file, `.gz` and `.zst` unpacked on the way, one at a time. Rejects with the stream's own error. */
export async function* fileLines(path: string): AsyncGenerator<string> {
  let failure: Error | null = null;
  const stream = pipeline(createReadStream(path), decompressor(path), error => {
    failure = error ?? null;
  });
  const lines = createInterface({ input: stream, crlfDelay: Infinity });
  for await (const line of lines) yield line;
  if (failure !== null) throw failure as Error;
}
