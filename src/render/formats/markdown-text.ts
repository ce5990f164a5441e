import { sanitizeLine } from './sanitize-line.ts';

/** Text in Markdown: what would be markup is shown as it is. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]~|#]/g, String.raw`\$&`);

/** What GitHub and GitLab make of text on their own: people, issues, merge requests, labels, links. */
const MAGIC = /[@#!$~^|`\\<>[\]]|%\S|&(?! )|\bGH-\d|:\/\/|www\./i;

/** A name from a cloud. Only code is safe from mentions, references and links; no escape is. */
export function code(text: string, max = 80): string {
  // A pipe ends a cell of a table even in code, and a backtick ends the code; both have look-alikes that do neither.
  const line = sanitizeLine(text, max).replaceAll('`', 'ˋ').replaceAll('|', '¦');
  return line === '' ? '–' : `\`${line}\``;
}

/** A sentence that may have names from a cloud in it: prose where it is harmless, else code. */
export function sentence(text: string, max = 300): string {
  const line = sanitizeLine(text, max);
  return MAGIC.test(line) ? code(line, max) : escapeMarkdown(line);
}

/** A table; empty where there are no rows. Its titles are text, its cells Markdown already. */
export const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : [...tableHead(titles), ...rows.map(tableRow)].join('\n');

export const tableHead = (titles: readonly string[]): readonly string[] =>
  [titles.map(title => sentence(title)), titles.map(() => '---')].map(tableRow);

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
