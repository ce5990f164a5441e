import type { Service } from './services.ts';

/** Rows that leave room for the evening on the same page, with its chart and without. */
export const ROWS = 3;
const ROWS_WITHOUT_CHART = 5;
/** Letters in a line of a note, and lines below the chart for which there is room beside all rows. */
const LINE = 115;
const LINES = 8;

/** Targets make each row a line or two higher, and a note on promises takes the room of one. */
export function roomWithoutChart(services: readonly Service[], promised: readonly string[]): number {
  if (services.some(({ rows }) => rows.some(({ target }) => target !== undefined))) return ROWS;
  return ROWS_WITHOUT_CHART - promised.length;
}

/** The services beside a chart: one less where the notes are long, so that no line of them stands alone on the next page. */
export function besideChart(
  services: readonly Service[],
  notesOf: (shown: readonly Service[]) => readonly string[],
): readonly Service[] {
  const shown = services.slice(0, ROWS);
  const rest = services.length > ROWS ? 1 : 0;
  const lines = notesOf(shown).reduce((sum, { length }) => sum + Math.ceil(length / LINE), rest);
  return lines > LINES ? shown.slice(0, -1) : shown;
}
