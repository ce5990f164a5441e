import { createReadStream } from 'node:fs';
import { PassThrough, pipeline, type Transform } from 'node:stream';
import { createGunzip, createZstdDecompress } from 'node:zlib';

const CHUNK = 1024 * 1024;

function decompressor(path: string): Transform {
  const options = { chunkSize: CHUNK };
  if (path.endsWith('.gz')) return createGunzip(options);
  if (path.endsWith('.zst')) return createZstdDecompress(options);
  return new PassThrough();
}

/**
 * The lines of a text file in batches; `.gz` and `.zst` are decompressed. Rejects with the error of the stream. Only a line
 * feed ends a line: JSON may contain the line separators of Unicode unescaped.
 */
export async function* fileLines(path: string): AsyncGenerator<readonly string[]> {
  const failures: Error[] = [];
  const stream = pipeline(createReadStream(path, { highWaterMark: CHUNK }), decompressor(path), error => {
    if (error) failures.push(error);
  });
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const last = chunk.lastIndexOf('\n');
    if (last < 0) {
      rest += chunk;
      continue;
    }
    const whole = rest + chunk.slice(0, last);
    rest = chunk.slice(last + 1);
    yield whole.split('\n');
  }
  for (const failure of failures) throw failure;
  if (rest !== '') yield [rest];
}
