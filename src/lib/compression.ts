import { gunzipSync, zstdDecompressSync } from 'node:zlib';

export type Compression = 'gzip' | 'zstd';

const MAGIC: readonly (readonly [Compression, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** How content is compressed, by its first bytes: a name says what somebody called it. */
export const compressionOf = (head: Uint8Array): Compression | undefined =>
  MAGIC.find(([, magic]) => magic.every((byte, index) => head[index] === byte))?.[0];

/** The encoding of text that is not compressed, by its first bytes: `>` of Windows PowerShell writes UTF-16. */
export const encodingOf = (head: Uint8Array): 'utf8' | 'utf16le' =>
  head[0] === 0xff && head[1] === 0xfe ? 'utf16le' : 'utf8';

export const BYTE_ORDER_MARK = '\u{FEFF}';

/** The text of a file, decompressed, without a byte order mark. Throws errors of the decompression. */
export function decodeText(bytes: Buffer): string {
  const compression = compressionOf(bytes);
  const plain = compression === 'gzip' ? gunzipSync(bytes) : compression === 'zstd' ? zstdDecompressSync(bytes) : bytes;
  const text = plain.toString(encodingOf(plain));
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
