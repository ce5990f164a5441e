import type { PdfFile } from './pdf-file.ts';

const REFERENCE = /(\d+) 0 R/g;
const DESTINATION = /\/([^\s\0()<>[\]{}/%]+) \[(\d+) 0 R/g;
const LINK = /^\d+ 0 obj\s*<<\/Type \/Annot\s*\/Subtype \/Link\b[\s\S]*?\/Dest \/([^\s\0()<>[\]{}/%]+)/;
const BOOKMARK = /^\d+ 0 obj\s*<<\/Title ([\s\S]*?)\/Dest \[(\d+) 0 R/;

/** The page, counted from 1, on which each named destination is: the targets of the links within a document. */
export function pagesOfDestinations(file: PdfFile): ReadonlyMap<string, number> {
  const pages = new Map(leavesOf(file, referenceIn(file, file.root, 'Pages')).map((page, index) => [page, index + 1]));
  const found = [...destinationsOf(file)].map(([name, page]) => [name, pages.get(page)] as const);
  return new Map(found.filter((one): one is [string, number] => one[1] !== undefined));
}

/**
 * Describes each link, as PDF/UA requires and Chrome does not: by the first bookmark of the page to which it leads, which is
 * the heading there.
 */
export function withLinkTexts(file: PdfFile): PdfFile {
  const objects = new Map(file.objects);
  const destinations = destinationsOf(file);
  const headings = new Map<number, string>();
  for (const object of objects.values()) {
    const [, title, page] = BOOKMARK.exec(object) ?? [];
    if (title !== undefined && !headings.has(Number(page))) headings.set(Number(page), title.trimEnd());
  }
  for (const [number, object] of objects) {
    const name = LINK.exec(object)?.[1];
    if (name === undefined || /\/Contents\b/.test(object)) continue;
    const text = headings.get(destinations.get(name) ?? 0) ?? `(${name})`;
    objects.set(
      number,
      object.replace('/Type /Annot', () => `/Type /Annot\n/Contents ${text}`),
    );
  }
  return { ...file, objects };
}

/** The object of the page of each named destination. */
function destinationsOf(file: PdfFile): ReadonlyMap<string, number> {
  const names = file.objects.get(referenceIn(file, file.root, 'Dests')) ?? '';
  return new Map([...names.matchAll(DESTINATION)].map(([, name = '', page]) => [name, Number(page)]));
}

const referenceIn = ({ objects }: PdfFile, number: number, key: string): number =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(objects.get(number) ?? '')?.[1] ?? Number.NaN);

/** Numbers of the page objects in reading order: a tree, because Chrome groups many pages. */
function leavesOf(file: PdfFile, number: number): readonly number[] {
  const kids = /\/Type \/Pages\b[\s\S]*\/Kids \[([^\]]*)\]/.exec(file.objects.get(number) ?? '')?.[1];
  if (kids === undefined) return [number];
  return [...kids.matchAll(REFERENCE)].flatMap(([, kid]) => leavesOf(file, Number(kid)));
}
