import { scaleLinear } from 'd3-scale';
import type { BarsView } from '../../brief/index.ts';
import { BLUE, svgImage, fixed, svgText, SOFT, type Escape } from './svg.ts';

const WIDTH = 640;
const LEFT = 230;
const RIGHT = 560;
const ROW = 22;

/** A horizontal bar chart, longest bar first, with the value at the end of each bar. */
export function bars(view: BarsView, escape: Escape): string {
  const rows = view.rows.toSorted((a, b) => b.share - a.share);
  const scale = scaleLinear()
    .domain([0, Math.max(...rows.map(row => row.share), Number.MIN_VALUE)])
    .range([0, RIGHT - LEFT]);
  const drawn = rows.map(({ label: name, share, text }, index) => {
    const y = index * ROW + ROW / 2;
    return `${svgText(LEFT - 10, y + 4, name, escape, { anchor: 'end' })}<rect x="${String(LEFT)}" y="${fixed(y - 6)}" width="${fixed(scale(share))}" height="12" fill="${BLUE}"/>${svgText(LEFT + scale(share) + 6, y + 4, text, escape, { fill: SOFT })}`;
  });
  return svgImage('bars', WIDTH, rows.length * ROW + 2, view.alternative, drawn, escape);
}
