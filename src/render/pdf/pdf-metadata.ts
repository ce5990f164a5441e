import { deflateSync, inflateSync } from 'node:zlib';
import { tagArtifacts } from './pdf-content.ts';
import { withLinkTexts } from './pdf-destinations.ts';
import { readPdfFile, streamObject, streamOf, writePdfFile, type PdfFile } from './pdf-file.ts';
import { xmpPacket, type PdfMetadata } from './xmp.ts';

const DATE = /\/(CreationDate|ModDate) \(D:\d{14}[+-]\d{2}'\d{2}'\)/g;
const NODE = /\(node\d{8}\)/g;

/**
 * Adds what Chrome leaves out of a tagged PDF: XMP metadata with the PDF/UA-1 identifier, artifact tags, texts of
 * links, and the right characters of some glyphs. Replaces dates and generated names, so that equal content gives equal bytes. A file of unknown structure gets
 * the latter only, and no PDF/UA identifier.
 */
export function addPdfMetadata(pdf: Uint8Array, metadata: PdfMetadata): Uint8Array {
  const dated = withFixedValues(pdf, metadata.moment);
  const file = readPdfFile(dated);
  const tagged = file === undefined ? undefined : withArtifacts(file);
  return tagged === undefined ? dated : writePdfFile(withMetadata(withLinkTexts(withUnicode(tagged)), metadata));
}

/**
 * Sets the dates, and numbers the names of header cells, which Chrome takes from a counter of the process, by their order.
 * Lengths stay the same, so that the cross-reference table stays valid.
 */
function withFixedValues(pdf: Uint8Array, moment: string): Uint8Array {
  const digits = new Date(moment).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  // In latin1 a byte is a character: binary data comes back unchanged.
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
    const content = inflated(objects.get(number));
    const tagged = content === undefined ? undefined : tagArtifacts(content);
    if (tagged === undefined) return undefined;
    objects.set(number, deflated(number, tagged));
  }
  return { ...file, objects };
}

/**
 * Where a font has one glyph for the apostrophe (U+2019) and the modifier letter (U+02BC), Chrome maps it to the letter: text
 * search and screen readers would get another word. Parts of a letter, which is in the text as a whole, it maps to zero.
 */
function withUnicode(file: PdfFile): PdfFile {
  const objects = new Map(file.objects);
  for (const object of file.objects.values()) {
    const number = Number(/\/ToUnicode (\d+) 0 R/.exec(object)?.[1] ?? Number.NaN);
    const map = inflated(objects.get(number));
    const fixed = map
      ?.replaceAll(/^(<[\dA-F]{4}> )<02BC>$/gm, '$1<2019>')
      .replaceAll(/^(<[\dA-F]{4}> )<0000>$/gm, '$1<FFFD>');
    if (fixed !== undefined && fixed !== map) objects.set(number, deflated(number, fixed));
  }
  return { ...file, objects };
}

/** The inflated content of the object's stream; undefined if it has none or another filter. */
function inflated(object = ''): string | undefined {
  const stream = streamOf(object);
  if (stream === undefined || !/^\/Filter \/FlateDecode\s*\/Length \d+$/.test(stream.dictionary)) return undefined;
  return inflateSync(Buffer.from(stream.data, 'latin1')).toString('latin1');
}

const deflated = (number: number, content: string): string =>
  streamObject(number, '/Filter /FlateDecode\n', deflateSync(Buffer.from(content, 'latin1')).toString('latin1'));

function withMetadata(file: PdfFile, metadata: PdfMetadata): PdfFile {
  const objects = new Map(file.objects);
  const number = Math.max(...objects.keys()) + 1;
  const packet = Buffer.from(xmpPacket(metadata)).toString('latin1');
  const catalog = objects.get(file.root) ?? '';
  objects.set(file.root, catalog.replace('/Type /Catalog', `/Type /Catalog\n/Metadata ${String(number)} 0 R`));
  objects.set(number, streamObject(number, '/Type /Metadata\n/Subtype /XML\n', packet));
  return { ...file, objects };
}
