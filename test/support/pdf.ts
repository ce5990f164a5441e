import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  readonly pages: readonly { readonly width: number; readonly height: number; readonly text: string }[];
  readonly bookmarks: readonly string[];
  readonly tagged: boolean;
  readonly title: string | undefined;
  readonly language: string | undefined;
  readonly created: string | undefined;
}

interface Outline {
  readonly title: string;
  readonly items: readonly Outline[];
}

/** Reads text and structure tree of a PDF with a library that is independent of the browser. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const content = await page.getTextContent();
    const text = content.items.map(item => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
    pages.push({ width, height, text });
  }
  const { info } = (await document.getMetadata()) as { info: Record<string, unknown> };
  const outline = (await document.getOutline()) as unknown as readonly Outline[] | null;
  const marked = (await document.getMarkInfo()) as Map<string, boolean> | null;
  const titles = (items: readonly Outline[]): string[] => items.flatMap(item => [item.title, ...titles(item.items)]);
  const read = {
    pages,
    bookmarks: titles(outline ?? []),
    tagged: marked?.get('Marked') === true,
    title: info['Title'] as string | undefined,
    language: info['Language'] as string | undefined,
    created: info['CreationDate'] as string | undefined,
  };
  await task.destroy();
  return read;
}

export interface PdfLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  /** Of the page. */
  readonly width: number;
}

/** Every text item with its horizontal extent in points. */
export async function linesOf(bytes: Uint8Array): Promise<readonly PdfLine[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const lines: PdfLine[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const { width } = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    for (const item of items) {
      if (!('str' in item) || item.str.trim() === '') continue;
      const left = Number(item.transform[4]);
      lines.push({ text: item.str, left, right: left + item.width, width });
    }
  }
  await task.destroy();
  return lines;
}

type PageReference = Parameters<PDFDocumentProxy['getPageIndex']>[0];

interface Annotation {
  readonly subtype: string;
  readonly dest?: string | readonly unknown[] | null;
}

/** The links within the document, in reading order: from which page to which, counted from 1. */
export async function linksOf(bytes: Uint8Array): Promise<readonly { readonly from: number; readonly to: number }[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const links: { from: number; to: number }[] = [];
  for (let from = 1; from <= document.numPages; from++) {
    const annotations = (await (await document.getPage(from)).getAnnotations()) as readonly Annotation[];
    for (const { subtype, dest } of annotations) {
      if (subtype !== 'Link' || dest === null || dest === undefined) continue;
      const [page] = (typeof dest === 'string' ? await document.getDestination(dest) : dest) ?? [];
      links.push({ from, to: (await document.getPageIndex(page as PageReference)) + 1 });
    }
  }
  await task.destroy();
  return links;
}
