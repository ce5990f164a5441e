import type PptxGenJS from 'pptxgenjs';
import { sanitizeLine } from '../../sanitize-line.ts';

export type Slide = PptxGenJS.default.Slide;
type Cell = PptxGenJS.default.TableCell;

export const plain = (text: string, most = 1_000): string => sanitizeLine(text, most);

/** In inches: 16 to 9. */
export const PAGE = { width: 13.333, height: 7.5, margin: 0.6 } as const;
export const BODY = { x: PAGE.margin, y: 1.75, w: PAGE.width - 2 * PAGE.margin } as const;
export const INK = '1A1A1A';
export const SOFT = '565B63';
export const FONT = 'Calibri';
const LINE = { type: 'solid', pt: 0.75, color: 'D5D9DE' } as const;
const OPEN = { type: 'none' } as const;

/** A longer headline has a smaller type. */
const sizeOf = (text: string): number => (text.length > 160 ? 20 : text.length > 90 ? 24 : 28);

/** The line above and the headline of a slide. */
export function addHead(slide: Slide, kicker: string, headline: string, accent: string): void {
  slide.addText(plain(kicker).toUpperCase(), { x: PAGE.margin, y: 0.35, w: 9, h: 0.35, fontFace: FONT, fontSize: 12, bold: true, color: accent, margin: 0 });
  slide.addText(plain(headline), { x: PAGE.margin, y: 0.7, w: BODY.w, h: 0.95, fontFace: FONT, fontSize: sizeOf(headline), bold: true, color: INK, valign: 'top', margin: 0, fit: 'shrink' });
} // prettier-ignore

interface TableLook {
  readonly size: number;
  /** Shares of the width. */
  readonly widths: readonly number[];
  readonly accent: string;
  readonly y?: number;
  readonly x?: number;
  readonly w?: number;
}

/** A table of text with a head. */
export function addTable(slide: Slide, head: readonly string[], rows: readonly (readonly string[])[], look: TableLook): void {
  if (rows.length === 0) return;
  const { size, widths, accent, x = BODY.x, y = BODY.y, w = BODY.w } = look;
  const sum = widths.reduce((all, share) => all + share, 0);
  const border: Cell['options'] = { border: [OPEN, OPEN, LINE, OPEN] };
  const cells = rows.map(row => row.map((text, at): Cell => ({ text: runsOf(text, at === 0), options: { ...border, valign: 'top' } })));
  const titles = head.map((text): Cell => ({ text: plain(text), options: { ...border, bold: true, color: accent, valign: 'bottom' } }));
  slide.addTable([titles, ...cells], {
    x, y, w, colW: widths.map(share => (share * w) / sum), fontFace: FONT, fontSize: size, color: INK, margin: [0.04, 0.08, 0.04, 0.04],
  });
} // prettier-ignore

/** Of a letter, beside the size: as wide as in the fonts that stand in for Calibri where it is missing. */
const WIDE = 0.57;

/** Where a table ends at most, in inches from the top, by the letters that a line holds. */
export function tableEnd(rows: readonly (readonly string[])[], { size, widths, y = BODY.y, w = BODY.w }: Omit<TableLook, 'accent'>): number {
  const sum = widths.reduce((all, share) => all + share, 0);
  const linesOf = (text: string, at: number): number => {
    const room = (((widths[at] ?? 1) * w) / sum - 0.12) * 72;
    const most = Math.max(1, Math.floor(room / (size * WIDE)));
    return text.split('\n').reduce((all, line) => all + Math.max(1, Math.ceil(line.length / most)), 0);
  };
  const heights = rows.map(row => (Math.max(1, ...row.map(linesOf)) * size * 1.2) / 72 + 0.08);
  return y + heights.reduce((all, height) => all + height, 0);
} // prettier-ignore

/** Each line is a paragraph of its own; of the first column the first is bold. */
function runsOf(text: string, isFirst: boolean): Cell[] {
  const lines = text.split('\n').map(line => plain(line)).filter(Boolean);
  return lines.map((line, at) => ({
    text: line,
    options: { bold: isFirst && at === 0, ...(at < lines.length - 1 ? { breakLine: true } : {}) },
  }));
} // prettier-ignore

export function addNote(slide: Slide, text: string, y: number): void {
  if (text === '') return;
  slide.addText(plain(text), { x: BODY.x, y, w: BODY.w, h: 0.5, fontFace: FONT, fontSize: 12, color: SOFT, margin: 0, valign: 'top' });
} // prettier-ignore
