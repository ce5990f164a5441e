import { scaleLog } from 'd3-scale';
import type { TimelineView } from '../../brief/index.ts';
import { BLUE, svgImage, fixed, INK, svgText, RED, SOFT, type Escape } from './svg.ts';

const WIDTH = 640;
const LEFT = 170;
const RIGHT = 560;
const ROW = 30;
const TOP = 26;

/**
 * Recovery times on a logarithmic scale of hours, a row for each service: the estimated range as a bar, the target as a line,
 * the tested time as a diamond. An outage without an end runs to the edge and ends in a cross.
 */
export function timeline(view: TimelineView, escape: Escape): string {
  const hours = view.ticks.map(tick => tick.hours);
  const scale = scaleLog()
    .domain([Math.min(...hours), Math.max(...hours)])
    .range([LEFT, RIGHT])
    .clamp(true);
  const bottom = TOP + view.rows.length * ROW;
  const axis = view.ticks.map(
    tick =>
      `<path d="M${fixed(scale(tick.hours))} ${String(TOP - 8)}V${String(bottom)}" stroke="#d9dce1" stroke-width=".8"/>${svgText(scale(tick.hours), TOP - 13, tick.text, escape, { anchor: 'middle', fill: SOFT })}`,
  );
  const rows = view.rows.map((row, index) => {
    const y = TOP + index * ROW + ROW / 2;
    const from = scale(Math.max(row.from, Number.MIN_VALUE));
    const to = row.to === undefined ? RIGHT : Math.max(scale(Math.max(row.to, Number.MIN_VALUE)), from + 3);
    const range = `<rect x="${fixed(from)}" y="${fixed(y - 5)}" width="${fixed(to - from)}" height="10" fill="${row.to === undefined ? RED : BLUE}"/>`;
    return [
      svgText(0, y + 4, row.label, escape, { weight: 600 }),
      range,
      ...(row.to === undefined ? [never(to + 8, y)] : []),
      ...(row.target === undefined ? [] : [target(scale(row.target), y)]),
      ...(row.tested === undefined ? [] : [diamond(scale(row.tested), y)]),
      svgText(WIDTH, y + 4, row.text, escape, { anchor: 'end', fill: SOFT }),
    ].join('');
  });
  const y = bottom + 18;
  const keys: readonly (readonly [number, string, string])[] = [
    [LEFT, `<rect x="${String(LEFT)}" y="${fixed(y - 9)}" width="16" height="10" fill="${BLUE}"/>`, view.key.range],
    [LEFT + 130, target(LEFT + 138, y - 4), view.key.target],
    [LEFT + 230, diamond(LEFT + 238, y - 4), view.key.tested],
    [LEFT + 330, never(LEFT + 338, y - 4), view.key.never],
  ];
  const key = keys.map(([x, mark, text]) => mark + svgText(x + 22, y, text, escape, { fill: SOFT }));
  return svgImage('timeline', WIDTH, y + 8, view.alternative, [...axis, ...rows, ...key], escape);
}

const target = (x: number, y: number): string =>
  `<path d="M${fixed(x)} ${fixed(y - 10)}v20" stroke="${INK}" stroke-width="2.4"/>`;
const diamond = (x: number, y: number): string =>
  `<path d="M${fixed(x)} ${fixed(y - 6)}l6 6-6 6-6-6z" fill="#fff" stroke="${INK}" stroke-width="1.4"/>`;
const never = (x: number, y: number): string =>
  `<path d="M${fixed(x - 4)} ${fixed(y - 4)}l8 8m0-8l-8 8" stroke="${RED}" stroke-width="2.2"/>`;
