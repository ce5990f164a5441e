import { strFromU8, strToU8, unzipSync, zipSync, type Zippable } from 'fflate';

/** Local time, as zip files keep it: the same bytes in every time zone. */
const ENTRY_DATE = new Date(1980, 0, 1);
const CORE = 'docProps/core.xml';
const TYPES = '[Content_Types].xml';
const STAMP = /(<dcterms:(created|modified)[^>]*>)[^<]*(<\/dcterms:\2>)/g;
/** Parts that the libraries number on from one file to the next, in one process. */
const PART = /\b(chart|Microsoft_Excel_Worksheet)(\d+)(?=\.x)/g;
const PICTURE_ID = /(<wp:docPr id=")\d+(?=")/g;

/** A part of many megabytes is a tenth larger and written in half the time. */
const LARGE = 2 ** 20;

/**
 * An Office file with the date of the briefing instead of the time of writing, inside and in its zip directory, with parts
 * and pictures numbered from 1, and embedded workbooks likewise: the same briefing gives the same bytes.
 */
export function settlePackage(bytes: Uint8Array, moment: string, change?: (xml: string) => string): Uint8Array {
  const files = unzipSync(bytes);
  const numbered = numbering(Object.keys(files));
  // Readers recognize the type of the file by its first entry.
  const order = Object.keys(files).toSorted(
    (a, b) => Number(b === TYPES) - Number(a === TYPES) || (numbered(a) < numbered(b) ? -1 : 1),
  );
  const settled: Zippable = {};
  for (const path of order) {
    const content = files[path];
    if (content === undefined || path.endsWith('/')) continue;
    const part = path.endsWith('.xlsx')
      ? settlePackage(content, moment)
      : /\.(xml|rels)$/.test(path)
        ? settledXml(path, content, { moment, numbered, change })
        : content;
    settled[numbered(path)] = [part, { level: part.length > LARGE ? 4 : 6 }];
  }
  return zipSync(settled, { mtime: ENTRY_DATE });
}

/** Parts numbered from 1, in names and in what refers to them. */
function numbering(paths: readonly string[]): (text: string) => string {
  const numbers = new Set(paths.flatMap(path => [...path.matchAll(PART)].map(([, , number]) => Number(number))));
  const places = new Map([...numbers].toSorted((a, b) => a - b).map((number, at) => [number, at + 1]));
  return text => text.replaceAll(PART, (_, name: string, number: string) => `${name}${String(places.get(Number(number)) ?? number)}`); // prettier-ignore
}

interface Settling {
  readonly moment: string;
  readonly numbered: (text: string) => string;
  readonly change: ((xml: string) => string) | undefined;
}

/** Only relations and types name parts, only documents number pictures; sheets are large, and stay as they are. */
function settledXml(path: string, content: Uint8Array, { moment, numbered, change }: Settling): Uint8Array {
  const settle =
    path === CORE
      ? (xml: string) => xml.replaceAll(STAMP, `$1${stampOf(moment)}$3`)
      : path === TYPES || path.endsWith('.rels')
        ? numbered
        : path.startsWith('word/')
          ? withPictureIds
          : undefined;
  if (settle === undefined && change === undefined) return content;
  const xml = strFromU8(content);
  const settled = settle === undefined ? xml : settle(xml);
  return strToU8(change === undefined ? settled : change(settled));
}

function withPictureIds(xml: string): string {
  let pictures = 0;
  return xml.replaceAll(PICTURE_ID, (_, before: string) => `${before}${String((pictures += 1))}`);
}

/** To the second, as the format wants it; for an invalid date that of the zip entries. */
function stampOf(moment: string): string {
  const at = Number.isNaN(Date.parse(moment)) ? '1980-01-01T00:00:00.000Z' : new Date(moment).toISOString();
  return at.replace(/\.\d+Z$/, 'Z');
}
