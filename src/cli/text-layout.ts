import { sanitizeText } from '../lib/text.ts';

/** The width of the terminal; unlimited without one. */
export const columnsOf = (stream: NodeJS.WriteStream): number => (stream.isTTY ? stream.columns || 80 : Infinity);

/** Truncates the line to the columns. */
export const cut = (line: string, columns: number): string =>
  line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;

/** Untrusted text as one line of at most that many columns. */
export const clip = (text: string, columns: number): string => cut(sanitizeText(text, 2_000), columns);

/** Wraps the text between words. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of sanitizeText(text, 2_000).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Wraps into at most that many lines, each with `indent`. */
export function wrapWithin(text: string, columns: number, lines: number, indent = ''): string[] {
  const all = wrap(text, columns - indent.length);
  const kept = all.length <= lines ? all : [...all.slice(0, lines - 1), all.slice(lines - 1).join(' ')];
  return kept.map(line => cut(`${indent}${line}`, columns));
}
