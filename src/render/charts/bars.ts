import { scaleLinear } from 'd3-scale';
import type { BarsView } from '../../brief/index.ts';
import { BLUE, svgImage, fixed, svgText, SOFT, type Escape } from './svg.ts';

const WIDTH = 520;
const RIGHT = 460;
const ROW = 30;
/** Of the font of these charts: their width follows the longest label, so that none is cut. */
const CHARACTER = 10.2;
const WIDEST_LABEL = 380;

/** A horizontal bar chart, longest bar first, with the value at the end of each bar. */
export function bars(view: BarsView, escape: Escape): string {
  const rows = view.rows.toSorted((a, b) => b.share - a.share);
  const left = Math.min(WIDEST_LABEL, 14 + CHARACTER * Math.max(...rows.map(row => row.label.length), 0));
  const scale = scaleLinear()
    .domain([0, Math.max(...rows.map(row => row.share), Number.MIN_VALUE)])
    .range([0, RIGHT - left]);
  const drawn = rows.map(({ label: name, share, text }, index) => {
    const y = index * ROW + ROW / 2;
    return `${svgText(left - 10, y + 7, name, escape, { anchor: 'end' })}<rect x="${fixed(left)}" y="${fixed(y - 8)}" width="${fixed(scale(share))}" height="16" fill="${BLUE}"/>${svgText(left + scale(share) + 6, y + 7, text, escape, { fill: SOFT })}`;
  });
  return svgImage('bars', WIDTH, rows.length * ROW + 2, view.alternative, drawn, escape);
}
