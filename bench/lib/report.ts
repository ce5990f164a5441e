import { median, type Pair, type Run } from './measure.ts';

/** One line of the table. */
export interface Row {
  readonly work: string;
  readonly beside: string;
  readonly ours: number;
  readonly theirs: number;
  /** The median of the ratios of the pairs: each pair ran under the same load. */
  readonly ratio: number;
  readonly target?: number;
  readonly note?: string;
}

type Labels = Pick<Row, 'work' | 'beside' | 'target' | 'note'>;

const wall = (run: Run): number => run.milliseconds;

export function rowOf(
  labels: Labels,
  { ours, theirs }: Pair,
  time: (run: Run) => number = wall,
  besideTime = time,
): Row {
  const ratios = ours.map((run, index) => {
    const other = theirs[index];
    return other === undefined ? Number.NaN : time(run) / besideTime(other);
  });
  return { ...labels, ours: median(ours.map(time)), theirs: median(theirs.map(besideTime)), ratio: median(ratios) };
}

const COLUMNS = ['work', 'ours', 'beside', 'theirs', 'ratio', 'target', ''] as const;

/** The rows as a table for a terminal or a Markdown page. */
export function tableOf(rows: readonly Row[]): string {
  const cells = rows.map(row => [
    row.work,
    `${row.ours.toFixed(0)} ms`,
    row.beside,
    `${row.theirs.toFixed(0)} ms`,
    `${row.ratio.toFixed(2)}×`,
    row.target === undefined ? '' : `≤ ${String(row.target)}× ${row.ratio <= row.target ? 'met' : 'MISSED'}`,
    row.note ?? '',
  ]);
  const lines = [[...COLUMNS], COLUMNS.map(() => '---'), ...cells];
  const widths = COLUMNS.map((_, column) => Math.max(...lines.map(line => (line[column] ?? '').length)));
  return lines
    .map(line => `| ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`)
    .join('\n');
}
