import {
  type IRunOptions,
  AlignmentType,
  BorderStyle,
  HeadingLevel,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { sanitizeLine } from '../../sanitize-line.ts';

export type Block = Paragraph | Table;

const LONGEST = 4_000;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'D5D9DE' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'FFFFFF' } as const;
/** Of the page inside its margins, in twentieths of a point: what A4 and Letter have in common. */
export const WIDTH = 9_300;

export const run = (options: IRunOptions): TextRun => new TextRun(options);

export const plain = (text: string): string => sanitizeLine(text, LONGEST);

export const heading = (text: string, level: 1 | 2 = 1, breakBefore = false): Paragraph =>
  new Paragraph({
    heading: level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
    pageBreakBefore: breakBefore,
    keepNext: true,
    children: [new TextRun(plain(text))],
  });

/** The line above a heading; a new page begins with it. */
export const kicker = (text: string, accent: string): Paragraph =>
  new Paragraph({
    pageBreakBefore: true,
    keepNext: true,
    children: [run({ text: plain(text), allCaps: true, color: accent, size: 18, bold: true })],
  });

export const paragraph = (text: string, style: { readonly bold?: boolean; readonly soft?: boolean; readonly size?: number } = {}): Paragraph =>
  new Paragraph({
    spacing: { after: 120 },
    children: [run({ text: plain(text), ...style, ...(style.soft === true ? { color: '565B63', size: 18 } : {}) })],
  }); // prettier-ignore

/** Paragraphs of what is there: an empty text leaves none. */
export const paragraphs = (...texts: readonly string[]): Paragraph[] =>
  texts.filter(Boolean).map(text => paragraph(text));

export const bullets = (items: readonly string[]): Paragraph[] =>
  items.map(item => new Paragraph({ bullet: { level: 0 }, children: [new TextRun(plain(item))] }));

/** Rows of a bold term and its text. */
export const lines = (rows: readonly { readonly term: string; readonly text: string }[]): Block[] =>
  rows.length === 0 ? [] : [table([], rows.map(({ term, text }) => [term, text]), [26, 74]), gap()]; // prettier-ignore

export const gap = (): Paragraph =>
  new Paragraph({ spacing: { after: 0, line: 80, lineRule: LineRuleType.EXACT }, children: [] });

/** A table with a head that repeats on each page; `widths` are shares of the page. Nothing without rows. */
export function tables(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  widths: readonly number[],
): Block[] {
  return rows.length === 0 ? [] : [table(head, rows, widths), gap()];
}

function table(head: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  const sum = shares.reduce((all, share) => all + share, 0);
  const widths = shares.map(share => Math.round((share * WIDTH) / sum));
  const row = (cells: readonly string[], isHead: boolean): TableRow =>
    new TableRow({
      cantSplit: true,
      tableHeader: isHead,
      children: cells.map((text, at) => cell(text, widths[at] ?? 0, isHead || (at === 0 && head.length === 0))),
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    borders: { top: LINE, bottom: LINE, insideHorizontal: LINE, left: NONE, right: NONE, insideVertical: NONE },
    rows: [...(head.length === 0 ? [] : [row(head, true)]), ...rows.map(cells => row(cells, false))],
  });
}

function cell(text: string, width: number, isBold: boolean): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 50, bottom: 50, left: 60, right: 60 },
    ...(isBold ? { shading: { type: ShadingType.CLEAR, fill: 'F5F6F8' } } : {}),
    children: text.split('\n').map(
      line => new Paragraph({ alignment: AlignmentType.START, children: [run({ text: plain(line), bold: isBold, size: 18 })] }),
    ),
  }); // prettier-ignore
}
