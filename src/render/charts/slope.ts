import type { SlopeView } from '../../brief/index.ts';
import { fixed, INK, SOFT } from './svg.ts';
import { layoutLabels } from './label-layout.ts';
import { DIRECTION_COLOURS, directionDrawing } from './icons.ts';

const WIDTH = 446;
const TOP = 30;
const BOTTOM = 190;
const LEFT = 58;
const RIGHT = 178;
/** Labels closer than this would touch. */
const LINE = 17;

const yOf = (score: number): number => BOTTOM - (score / 100) * (BOTTOM - TOP);

/** A slope chart: two dates, a line for each question with its label at the end. `escape` escapes markup in texts. */
export function slopeChart(view: SlopeView, escape: (text: string) => string): string {
  // Lines with equal ends are ordered by their starts, so that no leader crosses another line.
  const lines = view.lines.toSorted((a, b) => b.after - a.after || b.before - a.before);
  const place = (ends: readonly number[]): readonly number[] => layoutLabels(ends, LINE, TOP + 4, BOTTOM);
  const starts = [...new Set(lines.map(({ before }) => before))];
  const left = place(starts.map(yOf));
  const right = place(lines.map(({ after }) => yOf(after)));
  const drawn = lines.map((line, index) => {
    return lineOf(line, right[index] ?? yOf(line.after), escape);
  });
  const figures = starts.map((before, index) => startOf(before, left[index] ?? yOf(before)));
  const label = escape(view.alternative);
  return `<svg class="slope" viewBox="0 0 ${String(WIDTH)} ${String(BOTTOM + 12)}" role="img" aria-label="${label}"><title>${label}</title>${axis(LEFT, 0, view.then, escape)}${axis(RIGHT, RIGHT - 4, view.now, escape)}${drawn.join('')}${figures.join('')}</svg>`;
}

/** `from` is where its date begins: the longest month name has to fit left of the other date. */
const axis = (x: number, from: number, moment: string, escape: (text: string) => string): string =>
  `<text class="moment" x="${String(from)}" y="13" fill="${SOFT}">${escape(moment)}</text><path d="M${String(x)} ${String(TOP - 6)}V${String(BOTTOM + 6)}" stroke="#8a8a8a" stroke-width=".8"/>`;

/** The score on the left, once for all lines that start at it. */
const startOf = (before: number, left: number): string =>
  `${leader(LEFT - 4, yOf(before), LEFT - 16, left)}<text class="figure" x="${String(LEFT - 19)}" y="${fixed(left + 4)}" text-anchor="end" fill="${INK}">${String(before)}</text>`;

function lineOf(
  { label, before, after, direction, word }: SlopeView['lines'][number],
  right: number,
  escape: (text: string) => string,
): string {
  const [from, to] = [yOf(before), yOf(after)];
  const colour = DIRECTION_COLOURS[direction];
  const dots = [
    [LEFT, from],
    [RIGHT, to],
  ].map(([x, y]) => `<circle cx="${fixed(x ?? 0)}" cy="${fixed(y ?? 0)}" r="3.4" fill="${colour}"/>`);
  const shape = `<g transform="translate(${String(RIGHT + 38)} ${fixed(right - 4.5)}) scale(.9)">${directionDrawing(direction)}</g>`;
  return (
    `<path d="M${String(LEFT)} ${fixed(from)}L${String(RIGHT)} ${fixed(to)}" stroke="${colour}" stroke-width="2" fill="none"/>${dots.join('')}` +
    leader(RIGHT + 4, to, RIGHT + 16, right) +
    `<text class="figure" x="${String(RIGHT + 34)}" y="${fixed(right + 4)}" text-anchor="end" fill="${INK}">${String(after)}</text>${shape}` +
    `<text class="end" x="${String(RIGHT + 51)}" y="${fixed(right + 4)}" fill="${INK}">${escape(label)}<tspan class="word" fill="${SOFT}" dx="4">${escape(word.toLowerCase())}</tspan></text>`
  );
}

/** A line from an end to its label, which may have been moved. */
const leader = (x: number, y: number, toX: number, toY: number): string =>
  `<path class="leader" d="M${String(x)} ${fixed(y)}L${String(toX)} ${fixed(toY)}" stroke="#8a8a8a" stroke-width=".8" fill="none"/>`;
