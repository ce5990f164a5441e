import { deflateSync, inflateSync } from 'node:zlib';
import { tagArtifacts } from './pdf-content.ts';
import { readPdfFile, streamObject, streamOf, writePdfFile, type PdfFile } from './pdf-file.ts';
import { xmpPacket } from './xmp.ts';

export interface PdfMetadata {
  readonly title: string;
  readonly language: string;
  /** The moment that the document tells of; it takes the place of the moment of printing. */
  readonly moment: string;
}

const DATE = /\/(CreationDate|ModDate) \(D:\d{14}[+-]\d{2}'\d{2}'\)/g;
const NODE = /\(node\d{8}\)/g;

/**
 * What the browser leaves out: metadata with title, language and the mark of PDF/UA-1, everything that is not text marked
 * as decoration, apostrophes, and the date of what the document tells. A file that is built in another way than we know keeps all but
 * its dates as they are, and makes no claim.
 */
export function addPdfMetadata(pdf: Uint8Array, stamp: PdfMetadata): Uint8Array {
  const dated = withoutChance(pdf, stamp.moment);
  const file = readPdfFile(dated);
  const marked = file === undefined ? undefined : withArtifacts(file);
  return marked === undefined ? dated : writePdfFile(withMetadata(withApostrophes(marked), stamp));
}

/**
 * The date is the document's, and the names of header cells, which the browser counts anew in each run, go by their order.
 * Same length, so that every offset holds.
 */
function withoutChance(pdf: Uint8Array, moment: string): Uint8Array {
  const digits = new Date(moment).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  // One byte, one character: the file may be searched as text and comes back unchanged.
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const nodes = [...new Set(text.match(NODE))].sort();
  const names = new Map(nodes.map((node, index) => [node, `(node${String(index).padStart(8, '0')})`]));
  return Buffer.from(
    text
      .replaceAll(DATE, (_, name: string) => `/${name} (D:${digits}+00'00')`)
      .replaceAll(NODE, node => names.get(node) ?? node),
    'latin1',
  );
}

function withArtifacts(file: PdfFile): PdfFile | undefined {
  const objects = new Map(file.objects);
  for (const object of file.objects.values()) {
    if (!/^\d+ 0 obj\s*<<\/Type \/Page\b/.test(object)) continue;
    const number = Number(/\/Contents (\d+) 0 R/.exec(object)?.[1] ?? Number.NaN);
    const content = unpacked(objects.get(number));
    const marked = content === undefined ? undefined : tagArtifacts(content);
    if (marked === undefined) return undefined;
    objects.set(number, packed(number, marked));
  }
  return { ...file, objects };
}

/**
 * In a font that draws both with one glyph the browser takes the apostrophe for the letter of that look (U+02BC): whoever
 * searches for what a heading says, or has it read aloud, would find another word.
 */
function withApostrophes(file: PdfFile): PdfFile {
  const objects = new Map(file.objects);
  for (const object of file.objects.values()) {
    const number = Number(/\/ToUnicode (\d+) 0 R/.exec(object)?.[1] ?? Number.NaN);
    const map = unpacked(objects.get(number));
    const mended = map?.replaceAll(/^(<[\dA-F]{4}> )<02BC>$/gm, '$1<2019>');
    if (mended !== undefined && mended !== map) objects.set(number, packed(number, mended));
  }
  return { ...file, objects };
}

/** What a stream of that object holds; undefined where there is none, or one that is packed in another way. */
function unpacked(object = ''): string | undefined {
  const stream = streamOf(object);
  if (stream === undefined || !/^\/Filter \/FlateDecode\s*\/Length \d+$/.test(stream.dictionary)) return undefined;
  return inflateSync(Buffer.from(stream.data, 'latin1')).toString('latin1');
}

const packed = (number: number, content: string): string =>
  streamObject(number, '/Filter /FlateDecode\n', deflateSync(Buffer.from(content, 'latin1')).toString('latin1'));

function withMetadata(file: PdfFile, stamp: PdfMetadata): PdfFile {
  const objects = new Map(file.objects);
  const number = Math.max(...objects.keys()) + 1;
  const packet = Buffer.from(xmpPacket(stamp)).toString('latin1');
  const catalog = objects.get(file.root) ?? '';
  objects.set(file.root, catalog.replace('/Type /Catalog', `/Type /Catalog\n/Metadata ${String(number)} 0 R`));
  objects.set(number, streamObject(number, '/Type /Metadata\n/Subtype /XML\n', packet));
  return { ...file, objects };
}
