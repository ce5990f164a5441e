import type { BoxState, Glyph } from '../../brief/index.ts';
import { gradeIcon } from './icons.ts';
import { BLUE } from './svg.ts';

const INK = '#1A1A1A';
const line = (d: string): string =>
  `<path d="${d}" fill="none" stroke="${INK}" stroke-width="1.4" stroke-linecap="round" stroke-linejoin="round"/>`;
const cylinder = (x: number, fill: string): string =>
  `<path d="M${String(x)} 6v8c0 1.2 2.2 2 5 2s5-.8 5-2V6" fill="${fill}" stroke="${INK}" stroke-width="1.3"/><ellipse cx="${String(x + 5)}" cy="6" rx="5" ry="2" fill="${fill}" stroke="${INK}" stroke-width="1.3"/>`;

/** The content of 20 by 20 drawings. */
const GLYPHS: Readonly<Record<Glyph, string>> = {
  key: `<circle cx="5.5" cy="10" r="3.5" fill="none" stroke="${INK}" stroke-width="1.5"/>${line('M9 10h9M15 10v3M18 10v2.4')}`,
  data: cylinder(5, '#fff'),
  copies: `${cylinder(1.5, '#fff')}${cylinder(8, '#d9dce1')}`,
  building: `${line('M4 18V3h12v15M2 18h16')}${line('M7.5 6.5h1M11.5 6.5h1M7.5 10h1M11.5 10h1M7.5 13.5h1M11.5 13.5h1')}`,
  door: `${line('M4 18V2h12v16M2 18h16')}<path d="M4 2l7 2.6V18H4z" fill="#d9dce1" stroke="${INK}" stroke-width="1.3" stroke-linejoin="round"/>`,
  globe: `<circle cx="10" cy="10" r="8" fill="none" stroke="${INK}" stroke-width="1.4"/>${line('M2 10h16M10 2c-5 5-5 11 0 16M10 2c5 5 5 11 0 16')}`,
  bolt: `<path d="M11.5 1.5 4 11.5h5l-1 7 8-10.5h-5.5z" fill="#d9dce1" stroke="${INK}" stroke-width="1.3" stroke-linejoin="round"/>`,
  contract: `${line('M4 2h9l3 3v13H4zM13 2v3h3')}${line('M7 9h6M7 12h6M7 15h3.5')}`,
};

/** What a box of a picture is about, hidden from screen readers: the words are beside it. */
export const glyphIcon = (glyph: Glyph): string =>
  `<svg class="glyph" viewBox="0 0 20 20" aria-hidden="true">${GLYPHS[glyph]}</svg>`;

/** The arrow between two columns of a picture. */
export const ARROW =
  '<svg class="arrow" viewBox="0 0 30 10" aria-hidden="true"><path d="M0 5h24" fill="none" stroke="#1A1A1A" stroke-width="1.4"/><path d="M23 1l6 4-6 4z" fill="#1A1A1A"/></svg>';

const STATES: Partial<Readonly<Record<BoxState, Parameters<typeof gradeIcon>[0]>>> = {
  fails: 'critical-gap',
  holds: 'strong',
  unseen: 'not-assessed',
};

/** The shape of a state, as that of a grade; none for what is neither good nor bad. */
export function stateIcon(state: BoxState): string {
  const grade = STATES[state];
  return grade === undefined ? '' : gradeIcon(grade);
}

/** A share of a whole as a bar; the words above it say it. */
export const shareBar = (percent: number): string =>
  `<svg class="share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true"><rect width="100" height="6" fill="#d9dce1"/><rect width="${String(percent)}" height="6" fill="${BLUE}"/></svg>`;
