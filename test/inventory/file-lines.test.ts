import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileLines } from '../../src/inventory/file-lines.ts';

async function linesOf(name: string, bytes: string | Uint8Array): Promise<string[]> {
  const path = join(mkdtempSync(join(tmpdir(), 'cloudbrief-')), name);
  writeFileSync(path, bytes);
  const lines: string[] = [];
  for await (const some of fileLines(path)) lines.push(...some);
  return lines;
}

describe('the lines of a file', () => {
  it('end at a line feed and nowhere else', async () => {
    expect(await linesOf('a.ndjson', '"a\u2028b"\n"c\u2029d\u0085e"\n"f"\r\n"g"')).toEqual([
      '"a\u2028b"',
      '"c\u2029d\u0085e"',
      '"f"\r',
      '"g"',
    ]);
  });

  it('are the same packed and plain, and across the borders of chunks', async () => {
    const lines = Array.from({ length: 9 }, (_, index) => `${String(index)}${'äöü€😀'.repeat(40_000)}`);
    const text = `${lines.join('\n')}\n`;
    expect(await linesOf('a.ndjson', text)).toEqual(lines);
    expect(await linesOf('a.ndjson.gz', gzipSync(text))).toEqual(lines);
    expect(await linesOf('a.ndjson.zst', zstdCompressSync(text))).toEqual(lines);
  });

  it('reject when the packing is cut off', async () => {
    const packed = gzipSync('"a"\n'.repeat(100));
    await expect(linesOf('a.ndjson.gz', packed.subarray(0, packed.length - 9))).rejects.toThrow(/unexpected end/);
  });
});
