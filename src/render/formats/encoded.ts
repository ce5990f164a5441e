/** Pieces are encoded together up to this many characters. */
const TOGETHER = 2 ** 20;

/** Text as the bytes of a file. Long text comes in pieces: as one string it would be in memory twice. */
export function encoded(text: string | Iterable<string>): Uint8Array {
  if (typeof text === 'string') return Buffer.from(text);
  const buffers: Buffer[] = [];
  let together = '';
  for (const piece of text) {
    together += piece;
    if (together.length < TOGETHER) continue;
    buffers.push(Buffer.from(together));
    together = '';
  }
  return Buffer.concat([...buffers, Buffer.from(together)]);
}
