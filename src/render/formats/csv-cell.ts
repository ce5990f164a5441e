import { sanitizeLine } from './sanitize-line.ts';

export type Cell = string | number | undefined;

/** A cell of hostile text, cut where it is absurdly long. */
export function cellOf(value: Cell): string {
  if (value === undefined) return '';
  // Where lists are separated by semicolons, Excel splits there, quotes or not: what follows must be no formula either.
  return sanitizeLine(String(value), 2048).replaceAll(/(;["'\s]*)(?=[=+\-@＝＋－＠])/gu, "$1'");
}
