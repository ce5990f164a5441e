import { sanitizeText } from '../lib/text.ts';

/** How to print names in a column. */
export interface NameColumn {
  readonly width: number;
  readonly print: (name: string) => string;
}

/**
 * A column for untrusted names. Long ones lose their middle, because the end tells names of one family apart; where that is not enough, the
 * column is as wide as it takes for different names to look different.
 */
export function nameColumn(names: readonly string[], least: number): NameColumn {
  const all = [...new Set(names.map(clean))];
  const longest = Math.max(least, ...all.map(({ length }) => length));
  let width = least;
  while (width < longest && new Set(all.map(name => shortened(name, width))).size < all.length) width += 1;
  return { width, print: name => shortened(clean(name), width).padEnd(width) };
}

const clean = (name: string): string => sanitizeText(name, 2_000);

function shortened(name: string, width: number): string {
  if (name.length <= width) return name;
  const end = Math.floor((width - 1) / 2);
  return `${name.slice(0, width - 1 - end)}…${name.slice(name.length - end)}`.toWellFormed();
}
