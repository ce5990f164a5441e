import type { Grade } from '../../model/assessment.ts';
import type { PostureRow } from '../../brief/index.ts';
import type { Direction } from '../../model/trend.ts';

/** Blue to dark red, for colour blindness; the shape and the word carry the meaning in grey print. Risk model 4.5. */
const COLOURS: Readonly<Record<Grade, string>> = {
  strong: '#0072B2',
  good: '#56B4E9',
  'needs-work': '#F0C000',
  weak: '#D55E00',
  'critical-gap': '#7A0019',
  'not-assessed': '#8A8A8A',
  'does-not-apply': '#8A8A8A',
};

const INK = '#1A1A1A';
/** Light colours need an outline on white. */
const outline = (grade: Grade): string =>
  grade === 'good' || grade === 'needs-work' ? ` stroke="${INK}" stroke-width=".9"` : '';

const DRAWINGS: Readonly<Record<Grade, string>> = {
  strong: `<circle cx="5" cy="5" r="4.6" fill="${COLOURS.strong}"/>`,
  good: `<circle cx="5" cy="5" r="4.1" fill="${COLOURS.good}"${outline('good')}/>`,
  'needs-work': `<path d="M5 .9 9.5 9H.5z" fill="${COLOURS['needs-work']}" stroke-linejoin="round"${outline('needs-work')}/>`,
  weak: `<rect x=".7" y=".7" width="8.6" height="8.6" fill="${COLOURS.weak}"/>`,
  'critical-gap': `<path d="M1.4 1.4 8.6 8.6M8.6 1.4 1.4 8.6" stroke="${COLOURS['critical-gap']}" stroke-width="2.5" stroke-linecap="round"/>`,
  'not-assessed':
    '<circle cx="5" cy="5" r="4.4" fill="#fff" stroke="#565B63" stroke-width=".9"/>' +
    '<path d="M3.5 4c0-2.1 3.1-2 3.1-.1C6.6 5.2 5 5.1 5 6.4" fill="none" stroke="#1A1A1A" stroke-width="1.1" stroke-linecap="round"/><circle cx="5" cy="8" r=".7" fill="#1A1A1A"/>',
  'does-not-apply': '<path d="M1.6 5h6.8" stroke="#565B63" stroke-width="1.6" stroke-linecap="round"/>',
};

const DIRECTIONS: Readonly<Record<Direction, string>> = {
  better: '<path d="M5 .8 9.4 9H.6z" fill="#0072B2"/>',
  worse: '<path d="M5 9.2.6 1h8.8z" fill="#7A0019"/>',
  unchanged: '<path d="M.8 5h8.4" stroke="#565B63" stroke-width="2"/>',
  'not-comparable': '<circle cx="5" cy="5" r="4.2" fill="#fff" stroke="#565B63"/>',
};

export const DIRECTION_COLOURS: Readonly<Record<Direction, string>> = {
  better: '#0072B2',
  worse: '#7A0019',
  unchanged: '#565B63',
  'not-comparable': '#565B63',
};

/** The content of a 10 by 10 SVG for a change. */
export const directionDrawing = (direction: Direction): string => DIRECTIONS[direction];

/** The icon of a change, hidden from screen readers: the word is beside it. */
export const directionIcon = (direction: Direction): string =>
  `<svg class="shape" viewBox="0 0 10 10" aria-hidden="true">${DIRECTIONS[direction]}</svg>`;

/** Symbols of the grades and the hatching, once for each page; `gradeIcon` and `rangeBar` refer to them. */
export const ICON_DEFINITIONS = `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>${Object.entries(
  DRAWINGS,
)
  .map(([grade, drawing]) => `<symbol id="shape-${grade}" viewBox="0 0 10 10">${drawing}</symbol>`)
  .join(
    '',
  )}<pattern id="hatch" width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="3" height="3" fill="#fff"/><rect width="1.1" height="3" fill="#8A8A8A"/></pattern></defs></svg>`;

/** The icon of a grade, hidden from screen readers: the word is beside it. */
export const gradeIcon = (grade: Grade): string =>
  `<svg class="shape" viewBox="0 0 10 10" aria-hidden="true"><use href="#shape-${grade}"/></svg>`;

const WIDTH = 120;
const TOP = 2;
const HEIGHT = 8;

/** A bar from 0 to the proven score in the colour of the grade, hatched up to the possible score. `label` is escaped already. */
export function rangeBar({ grade, bar, last }: Pick<PostureRow, 'grade' | 'bar' | 'last'>, label: string): string {
  const part = (from: number, to: number, fill: string): string =>
    to > from
      ? `<rect x="${at(from)}" y="${String(TOP)}" width="${at(to - from)}" height="${String(HEIGHT)}" fill="${fill}"/>`
      : '';
  const hatched =
    bar === undefined
      ? grade.slug === 'not-assessed'
        ? part(0, 100, 'url(#hatch)')
        : ''
      : part(bar.proven, bar.possible, 'url(#hatch)');
  const solid = bar === undefined ? '' : part(0, bar.proven, COLOURS[grade.slug]);
  const mark =
    bar === undefined
      ? ''
      : `<path d="M${at(bar.proven)} 0v${String(HEIGHT + 2 * TOP)}" stroke="${INK}" stroke-width="1.4"/>`;
  const frame = `<rect x=".5" y="${String(TOP)}" width="${String(WIDTH - 1)}" height="${String(HEIGHT)}" fill="none" stroke="#8A8A8A" stroke-width=".7"/>`;
  return `<svg class="bar" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT + 2 * TOP)}" preserveAspectRatio="none" role="img" aria-label="${label}"><title>${label}</title>${hatched}${solid}${frame}${lastMark(last)}${mark}</svg>`;
}

/** The previous score, unfilled so that it is not taken for the current one. */
const lastMark = (last: number | undefined): string =>
  last === undefined
    ? ''
    : `<rect class="last" x="${(Number(at(last)) - 1.7).toFixed(1)}" y="0" width="3.4" height="${String(HEIGHT + 2 * TOP)}" fill="#fff" stroke="${INK}" stroke-width=".9"/>`;

const at = (percent: number): string => ((percent / 100) * WIDTH).toFixed(1);
