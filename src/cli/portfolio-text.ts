import type { Portfolio } from '../run/portfolio.ts';
import { sanitizeText } from '../lib/text.ts';
import { cut, wrap } from './text-layout.ts';

type Shown = Pick<Portfolio, 'headline' | 'rows' | 'columns' | 'filesTitle'>;

/** The clients on a terminal: name, critical gaps and overall score below each other, then the written files. */
export function portfolioText(
  { headline, rows, columns, filesTitle }: Shown,
  files: readonly string[],
  width: number,
): string {
  const table = [columns, ...rows.map(({ name, gaps, overall }) => ({ who: name, gaps, overall }))].map(
    ({ who, gaps, overall }) => [who, gaps, overall].map(cell => sanitizeText(cell, LONGEST)),
  );
  const widths = [0, 1, 2].map(at => Math.max(...table.map(row => row[at]?.length ?? 0)));
  const lines = table.map(row => row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ')); // prettier-ignore
  // Paths are not truncated, so that they can be copied.
  const written = `${filesTitle}  ${files.map(file => sanitizeText(file, 1_000)).join(', ')}`;
  return `${[...wrap(headline, width), '', ...lines.map(line => cut(line, width)), '', written].join('\n')}\n`;
}

const LONGEST = 200;
