import { scaleLinear, scaleLog } from 'd3-scale';
import { line } from 'd3-shape';
import type { ExceedanceView } from '../../brief/index.ts';
import { BLUE, svgImage, fixed, INK, svgText, RED, SOFT, type Escape } from './svg.ts';
import { layoutLabels } from './label-layout.ts';

const WIDTH = 520;
const HEIGHT = 290;
const LEFT = 78;
const RIGHT = 330;
const TOP = 42;
const BOTTOM = 222;

/** Lines differ in colour and dashes, and each has a label at its end. */
const LINES = {
  today: { colour: RED, dash: '' },
  after: { colour: BLUE, dash: '7 3' },
  tolerance: { colour: INK, dash: '2 3' },
} as const;

/** A loss exceedance curve: the probability that a year costs more than an amount, on a logarithmic scale of amounts. */
export function exceedance(view: ExceedanceView, escape: Escape): string {
  const amounts = view.amounts.map(({ amount }) => amount);
  const x = scaleLog()
    .domain([Math.min(...amounts), Math.max(...amounts)])
    .range([LEFT, RIGHT])
    .clamp(true);
  const y = scaleLinear()
    .domain([0, Math.max(...view.chances.map(({ chance }) => chance))])
    .range([BOTTOM, TOP])
    .clamp(true);
  const draw = line<readonly [number, number]>(
    ([amount]) => x(amount),
    ([, chance]) => y(chance),
  ).digits(1);
  const ends = layoutLabels(
    view.lines.map(({ points }) => y(points.at(-1)?.[1] ?? 0)),
    26,
    TOP,
    BOTTOM - 8,
  );
  const lines = view.lines.map(({ kind, label: name, points }, index) => {
    const { colour, dash } = LINES[kind];
    return `<path d="${draw([...points]) ?? ''}" fill="none" stroke="${colour}" stroke-width="2.2"${dash === '' ? '' : ` stroke-dasharray="${dash}"`}/>${svgText(RIGHT + 10, (ends[index] ?? 0) + 7, name, escape, { fill: colour, weight: 600 })}`;
  });
  const grid = [
    ...view.chances.map(
      ({ chance, text }) =>
        `<path d="M${String(LEFT)} ${fixed(y(chance))}H${String(RIGHT)}" stroke="#d9dce1" stroke-width=".8"/>${svgText(LEFT - 8, y(chance) + 7, text, escape, { anchor: 'end', fill: SOFT })}`,
    ),
    ...view.amounts.map(({ amount, text }) =>
      svgText(x(amount), BOTTOM + 28, text, escape, { anchor: 'middle', fill: SOFT }),
    ),
    svgText(0, 22, view.axis.chance, escape, { fill: SOFT }),
    svgText(RIGHT, BOTTOM + 56, view.axis.amount, escape, { anchor: 'end', fill: SOFT }),
  ];
  return svgImage('exceedance', WIDTH, HEIGHT, view.alternative, [...grid, ...lines], escape);
}
