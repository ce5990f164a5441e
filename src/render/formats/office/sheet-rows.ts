import type { SheetView } from '../../../brief/workbook-views.ts';
import { sanitizeLine } from '../sanitize-line.ts';
import { escapeXml } from '../xml.ts';

/** What a cell of Excel holds at most is 32,767 characters. */
const LONGEST_CELL = 32_000;

/** Text of a cell: its lines, without what XML does not allow. */
export const cellText = (value: string): string =>
  value
    .split('\n')
    .map(line => sanitizeLine(line, LONGEST_CELL))
    .join('\n')
    .slice(0, LONGEST_CELL)
    .toWellFormed();

/** The styles of a table by their number: of a cell of text, and of one with a number. */
export interface RowStyles {
  readonly text: string;
  readonly number: string;
}

/** The texts of all sheets, each once: cells have their numbers. */
export interface SharedStrings {
  readonly numberOf: (text: string) => number;
  /** What was added, as markup. */
  readonly added: () => string;
}

/** Strings that are numbered on from the `first` that are there. */
export function sharedStrings(first: number): SharedStrings {
  const numbers = new Map<string, number>();
  const markup: string[] = [];
  return {
    numberOf: text => {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      const number = first + markup.length;
      numbers.set(text, number);
      markup.push(`<si><t xml:space="preserve">${literal(escapeXml(cellText(text)))}</t></si>`);
      return number;
    },
    added: () => markup.join(''),
  };
}

/** Excel reads "_x0041_" as an "A". */
const literal = (text: string): string => text.replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');

/**
 * The rows of a table below its head, as markup. The library that writes the rest of the file looks at the style and at
 * every attribute of each cell, and takes seconds for what are 400,000 cells of two styles.
 */
export function sheetRows({ columns, rows }: SheetView, styles: RowStyles, strings: SharedStrings): string {
  const letters = columns.map((_, at) => columnName(at + 1));
  const cellOf = (value: string | number, place: string): string => {
    if (value === '') return `<c r="${place}" s="${styles.text}"/>`;
    return typeof value === 'number'
      ? `<c r="${place}" s="${styles.number}"><v>${String(value)}</v></c>`
      : `<c r="${place}" s="${styles.text}" t="s"><v>${String(strings.numberOf(value))}</v></c>`;
  };
  return rows
    .map((row, at) => {
      const number = String(at + 2);
      const cells = row.map((value, column) => cellOf(value, `${letters[column] ?? ''}${number}`));
      return `<row r="${number}" ht="${String(heightOf(columns, row))}" customHeight="1">${cells.join('')}</row>`;
    })
    .join('');
}

/** In points; a program that opens the file does not make rows higher by itself. */
const LINE_HEIGHT = 13.5;
/** Of a long text the rest is in the cell. */
const MOST_LINES = 8;

/** The height of a row whose texts are wrapped at the width of their columns. */
export function heightOf(columns: SheetView['columns'], row: readonly (string | number)[]): number {
  const lines = row.map((value, at) => linesOf(String(value), columns[at]?.width ?? 1));
  return Math.min(MOST_LINES, Math.max(1, ...lines)) * LINE_HEIGHT + 3;
}

function linesOf(text: string, width: number): number {
  const wrapped = (line: string): number => Math.max(1, Math.ceil((line.length * 1.1) / width));
  return text.includes('\n') ? text.split('\n').reduce((sum, line) => sum + wrapped(line), 0) : wrapped(text);
}

/** "A" for 1, "AA" for 27. */
export const columnName = (number: number): string =>
  number === 0 ? '' : `${columnName(Math.floor((number - 1) / 26))}${String.fromCodePoint(65 + ((number - 1) % 26))}`;
