import { sanitizeLine } from './sanitize-line.ts';

export type Cell = string | number | undefined;

/** A cell of untrusted text, at most 2,048 characters long. */
export function cellOf(value: Cell): string {
  if (value === undefined) return '';
  // Excel splits at semicolons in locales that use them as separator, even in quotes: the next part must not be a formula.
  return sanitizeLine(String(value), 2048).replaceAll(/(;["'\s]*)(?=[=+\-@＝＋－＠])/gu, "$1'");
}
