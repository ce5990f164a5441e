import { scaleLog, type ScaleLogarithmic } from 'd3-scale';
import type { EveningBar, EveningChart } from '../../brief/index.ts';
import { fixed, INK, RED, SOFT, svgImage, svgText, type Escape } from './svg.ts';

const WIDTH = 640;
const LEFT = 212;
const RIGHT = 606;
const TOP = 24;
const ROW = 37;
/** Of the bar in its row. */
const BAR_TOP = 19;
const BAR_HEIGHT = 9;
const ORANGE = '#D55E00';

type Scale = ScaleLogarithmic<number, number>;

/**
 * The hours that services are shut after one loss, on a logarithmic scale: solid up to the best case, hatched up to the worst. An
 * outage without a sure end runs to the edge and ends in an arrow. A line marks the target.
 */
export function eveningChart(view: EveningChart, escape: Escape): string {
  const hours = view.ticks.map(tick => tick.hours);
  const [first = 1, last = 1] = [hours[0], hours.at(-1)];
  const scale = scaleLog()
    .domain([first / 2, last])
    .range([LEFT, RIGHT])
    .clamp(true);
  const bottom = TOP + view.bars.length * ROW;
  const axis = view.ticks.map(
    ({ hours: at, text }) =>
      `<path d="M${fixed(scale(at))} ${fixed(TOP - 6)}V${fixed(bottom)}" stroke="#d9dce1" stroke-width=".8"/>` +
      svgText(scale(at), TOP - 11, text, escape, { anchor: 'middle', fill: SOFT }),
  );
  const rows = view.bars.map((bar, at) => barRow(bar, TOP + at * ROW, scale, escape));
  const start = `<path d="M${String(LEFT)} ${fixed(TOP - 6)}V${fixed(bottom)}" stroke="${INK}" stroke-width="1.6"/>`;
  const marks = keyOf(view, bottom + 18, escape);
  return svgImage('evening', WIDTH, bottom + 26, view.alternative, [...axis, ...rows, start, marks], escape);
}

function barRow(bar: EveningBar, top: number, scale: Scale, escape: Escape): string {
  const y = top + BAR_TOP;
  const to = bar.to === undefined ? RIGHT : Math.max(scale(Math.max(bar.to, Number.MIN_VALUE)), LEFT + 2);
  const from = bar.from === undefined ? RIGHT : Math.min(scale(Math.max(bar.from, Number.MIN_VALUE)), to);
  const isShut = bar.to === undefined || bar.to > 0;
  return [
    svgText(0, top + 15, bar.service, escape, { weight: 600 }),
    svgText(0, top + 30, bar.dataText, escape, { fill: bar.data === 'all' ? RED : SOFT, weight: bar.data === 'all' ? 600 : 400 }), // prettier-ignore
    svgText(LEFT + 6, top + 14, bar.hours, escape),
    ...(isShut ? [rect(LEFT, from, y, bar.from === undefined ? RED : ORANGE), rect(from, to, y, 'url(#hatch)')] : []),
    ...(bar.to === undefined ? [arrow(RIGHT, y + BAR_HEIGHT / 2)] : []),
    ...(bar.target === undefined ? [] : [target(scale(Math.max(bar.target, Number.MIN_VALUE)), y)]),
  ].join('');
}

const rect = (from: number, to: number, y: number, fill: string): string =>
  to - from < 0.5
    ? ''
    : `<rect x="${fixed(from)}" y="${fixed(y)}" width="${fixed(to - from)}" height="${String(BAR_HEIGHT)}" fill="${fill}" stroke="${INK}" stroke-width=".6"/>`;
const arrow = (x: number, y: number): string => `<path d="M${fixed(x + 3)} ${fixed(y - 7)}l9 7-9 7z" fill="${INK}"/>`;
const target = (x: number, y: number): string =>
  `<path d="M${fixed(x)} ${fixed(y - 5)}v${String(BAR_HEIGHT + 10)}" stroke="#fff" stroke-width="5"/>` +
  `<path d="M${fixed(x)} ${fixed(y - 5)}v${String(BAR_HEIGHT + 10)}" stroke="${INK}" stroke-width="2.4"/>`;

/** What the marks that are in use mean. */
function keyOf({ bars, key }: EveningChart, y: number, escape: Escape): string {
  const some = (of: (bar: EveningBar) => boolean): boolean => bars.some(of);
  const entries: readonly (readonly [boolean, (x: number) => string, string])[] = [
    [some(({ from }) => from !== undefined && from > 0), x => rect(x, x + 16, y - 9, ORANGE), key.sure],
    [some(({ from, to }) => from !== undefined && from !== to), x => rect(x, x + 16, y - 9, 'url(#hatch)'), key.range],
    [some(({ to }) => to === undefined), x => arrow(x, y - 4), key.never],
    [some(bar => bar.target !== undefined), x => target(x + 8, y - 9), key.target],
  ];
  const used = entries.filter(([isUsed]) => isUsed);
  const room = WIDTH / Math.max(used.length, 1);
  return used
    .map(([, mark, text], at) => mark(at * room) + svgText(at * room + 22, y, text, escape, { fill: SOFT }))
    .join('');
}
