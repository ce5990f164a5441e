import { sanitizeLine } from './sanitize-line.ts';

/** Escapes Markdown and HTML. */
export const escapeMarkdown = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]~|#]/g, String.raw`\$&`);

/** What GitHub and GitLab turn into mentions, references to issues, merge requests and labels, or links. */
const AUTOLINKED = /[@#!$~^|`\\<>[\]]|%\S|&(?! )|\bGH-\d|:\/\/|www\./i;

/** Untrusted text as code: the only syntax that is safe from mentions, references and links; no escape is. */
export function code(text: string, max = 80): string {
  // A pipe ends a table cell even in code, and a backtick ends the code: both become similar characters.
  const line = sanitizeLine(text, max).replaceAll('`', 'ˋ').replaceAll('|', '¦');
  return line === '' ? '–' : `\`${line}\``;
}

/** A sentence that may contain untrusted text: prose if nothing in it could be linked, else code. */
export function sentence(text: string, max = 300): string {
  const line = sanitizeLine(text, max);
  return AUTOLINKED.test(line) ? code(line, max) : escapeMarkdown(line);
}

/** A table; empty without rows. Titles are text, cells are Markdown. */
export const table = (titles: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows.length === 0 ? '' : [...tableHead(titles), ...rows.map(tableRow)].join('\n');

export const tableHead = (titles: readonly string[]): readonly string[] =>
  [titles.map(title => sentence(title)), titles.map(() => '---')].map(tableRow);

export const tableRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
