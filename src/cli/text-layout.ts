import { sanitizeText } from '../lib/text.ts';

/** How wide a line may be: the terminal's width; where there is none, as long as it is. */
export const columnsOf = (stream: NodeJS.WriteStream): number => (stream.isTTY ? stream.columns || 80 : Infinity);

/** The line, cut to so many columns. */
export const cut = (line: string, columns: number): string =>
  line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;

/** Whatever the text holds, as one line of at most so many columns. */
export const clip = (text: string, columns: number): string => cut(sanitizeText(text, 2_000), columns);

/** The text in lines of at most that many columns, broken between words. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of sanitizeText(text, 2_000).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The same within so many lines, each after `indent`. */
export function wrapWithin(text: string, columns: number, lines: number, indent = ''): string[] {
  const all = wrap(text, columns - indent.length);
  const kept = all.length <= lines ? all : [...all.slice(0, lines - 1), all.slice(lines - 1).join(' ')];
  return kept.map(line => cut(`${indent}${line}`, columns));
}

/** A word of a command as a shell takes it. */
export const quoteShellArgument = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
