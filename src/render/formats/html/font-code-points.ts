import { brotliDecompressSync } from 'node:zlib';

/** Table numbers of WOFF2 (W3C WOFF2, 4.1): `cmap`, and the tables that are transformed by default. */
const CMAP = 0;
const GLYF = 10;
const LOCA = 11;
const OTHER = 63;
const HEADER = 48;

/** The code points for which a WOFF2 font has a glyph. Reads `cmap` only, which is never transformed. */
export function fontCodePoints(font: Buffer): Set<number> {
  const table = characterMap(font);
  const points = new Set<number>();
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = table.readUInt32BE(8 + 8 * index);
    const format = table.readUInt16BE(at);
    for (const [from, to] of format === 12 ? groups(table, at) : format === 4 ? segments(table, at) : [])
      for (let point = from; point <= to; point++) points.add(point);
  }
  return points;
}

function characterMap(font: Buffer): Buffer {
  let at = HEADER;
  const length = (): number => {
    let sum = 0;
    for (;;) {
      const byte = font.readUInt8(at++);
      sum = sum * 128 + (byte & 127);
      if (byte < 128) return sum;
    }
  };
  let offset = 0;
  let found: readonly [number, number] = [0, 0];
  for (let table = 0; table < font.readUInt16BE(12); table++) {
    const flags = font.readUInt8(at++);
    const tag = flags & OTHER;
    if (tag === OTHER) at += 4;
    const plain = length();
    // Version 3 is the null transform of `glyf` and `loca`, version 0 that of all other tables.
    const transformed = tag === GLYF || tag === LOCA ? flags >> 6 !== 3 : flags >> 6 !== 0;
    const stored = transformed ? length() : plain;
    if (tag === CMAP) found = [offset, stored];
    offset += stored;
  }
  return brotliDecompressSync(font.subarray(at)).subarray(found[0], found[0] + found[1]);
}

function* groups(table: Buffer, at: number): Generator<readonly [number, number]> {
  for (let group = at + 16; group < at + 16 + 12 * table.readUInt32BE(at + 12); group += 12)
    yield [table.readUInt32BE(group), table.readUInt32BE(group + 4)];
}

function* segments(table: Buffer, at: number): Generator<readonly [number, number]> {
  const size = table.readUInt16BE(at + 6);
  for (let segment = 0; segment < size; segment += 2) {
    const end = table.readUInt16BE(at + 14 + segment);
    // The last segment is a sentinel.
    if (end !== 0xffff) yield [table.readUInt16BE(at + 16 + size + segment), end];
  }
}
