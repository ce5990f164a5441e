/** A parsed PDF. Objects are text in latin1, a byte for each character. */
export interface PdfFile {
  readonly header: string;
  readonly objects: ReadonlyMap<number, string>;
  readonly root: number;
  readonly info: number;
}

/**
 * Parses a PDF with one cross-reference table, as Chrome writes it. Undefined for any other: with object streams, with
 * incremental updates, or not a PDF.
 */
export function readPdfFile(bytes: Uint8Array): PdfFile | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1] ?? Number.NaN);
  const table = text.slice(start);
  const trailer = table.slice(table.indexOf('trailer'));
  const head = /^xref\s+0 (\d+)\s+/.exec(table);
  const root = /\/Root (\d+) 0 R/.exec(trailer)?.[1];
  const info = /\/Info (\d+) 0 R/.exec(trailer)?.[1];
  if (head === null || root === undefined || info === undefined || trailer.includes('/Prev')) return undefined;
  const lines = [...table.slice(head[0].length, table.indexOf('trailer')).matchAll(/(\d{10}) \d{5} ([nf])/g)];
  if (lines.length !== Number(head[1])) return undefined;
  const used = lines
    .map(([, offset, kind], number) => ({ number, offset: Number(offset), kind }))
    .filter(({ kind }) => kind === 'n')
    .sort((a, b) => a.offset - b.offset);
  const objects = new Map(
    used.map(({ number, offset }, index) => [number, text.slice(offset, used[index + 1]?.offset ?? start)]),
  );
  const whole = [...objects].every(([number, object]) => object.startsWith(`${String(number)} 0 obj`));
  if (!whole) return undefined;
  return { header: text.slice(0, used[0]?.offset), objects, root: Number(root), info: Number(info) };
}

/** Writes the file with a new cross-reference table. */
export function writePdfFile({ header, objects, root, info }: PdfFile): Uint8Array {
  const size = Math.max(...objects.keys()) + 1;
  const offsets = new Map<number, number>();
  const parts = [header];
  let at = header.length;
  for (const [number, object] of objects) {
    offsets.set(number, at);
    parts.push(object);
    at += object.length;
  }
  const lines = Array.from({ length: size }, (_, number) => {
    const offset = offsets.get(number);
    return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  parts.push(
    `xref\n0 ${String(size)}\n${lines.join('')}trailer\n<</Size ${String(size)}\n/Root ${String(root)} 0 R\n/Info ${String(info)} 0 R>>\nstartxref\n${String(at)}\n%%EOF\n`,
  );
  return Buffer.from(parts.join(''), 'latin1');
}

const STREAM = /^(\d+) 0 obj\s*<<((?:(?!stream)[\s\S])*)>>\s*stream\r?\n/;

/** The dictionary and the encoded data of an object's stream; undefined if it has none. */
export function streamOf(object: string): { readonly dictionary: string; readonly data: string } | undefined {
  const head = STREAM.exec(object);
  const dictionary = head?.[2] ?? '';
  const length = /\/Length (\d+)(?! \d+ R)/.exec(dictionary)?.[1];
  if (head === null || length === undefined) return undefined;
  return { dictionary, data: object.slice(head[0].length, head[0].length + Number(length)) };
}

/** An object with a stream. `entries` are those of its dictionary without `/Length`. */
export const streamObject = (number: number, entries: string, data: string): string =>
  `${String(number)} 0 obj\n<<${entries}/Length ${String(data.length)}>> stream\n${data}\nendstream\nendobj\n`;
