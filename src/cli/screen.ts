import { plainText } from '../lib/text.ts';

/** How wide a line may be: the terminal's width; where there is none, as long as it is. */
export const columnsOf = (stream: NodeJS.WriteStream): number => (stream.isTTY ? stream.columns || 80 : Infinity);

/** One line of at most that many columns, whatever the text holds. */
export function clip(text: string, columns: number): string {
  const clean = plainText(text, 2_000);
  const indent = /^ */.exec(text)?.[0] ?? '';
  const line = indent + clean;
  return line.length <= columns ? line : `${line.slice(0, columns - 1)}…`;
}

/** The text in lines of at most that many columns, broken between words. */
export function wrap(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of plainText(text, 2_000).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= columns) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** A word of a command as a shell takes it. */
export const shellWord = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
