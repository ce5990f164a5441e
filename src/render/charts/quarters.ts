import type { QuartersView } from '../../brief/index.ts';
import { BLUE, fixed, RULE, SOFT, svgImage, svgText, type Escape } from './svg.ts';

const WIDTH = 520;
const HEIGHT = 52;
const TOP = 3;
const BASE = 37;
const DOT = 4;

const yOf = (score: number): number => BASE - (score / 100) * (BASE - TOP);

/** The overall score of eight quarters: a dot at what is proven, a thin line up to what is possible; a gap where there is none. */
export function quartersChart(view: QuartersView, escape: Escape): string {
  const step = WIDTH / view.quarters.length;
  const xOf = (index: number): number => (index + 0.5) * step;
  const parts = view.quarters.flatMap((quarter, index) => {
    const x = xOf(index);
    const label = svgText(x, BASE + 13, quarter.label, escape, { anchor: 'middle', fill: SOFT });
    return quarter.score === undefined ? [label] : [label, pointOf(quarter.score, x, escape)];
  });
  const line = `<path d="M0 ${fixed(BASE)}H${fixed(WIDTH)}" stroke="${RULE}" stroke-width=".8"/>`;
  const joined = joinedPoints(view, xOf);
  return svgImage('quarters', WIDTH, HEIGHT, view.alternative, [line, joined, ...parts], escape);
}

/** A hollow dot: other accounts were read then. */
function pointOf({ proven, possible, sameTargets }: NonNullable<Score>, x: number, escape: Escape): string {
  const reach = `<path d="M${fixed(x)} ${fixed(yOf(possible))}V${fixed(yOf(proven))}" stroke="${BLUE}" stroke-width="1.2"/><path d="M${fixed(x - 4)} ${fixed(yOf(possible))}h8" stroke="${BLUE}" stroke-width="1.2"/>`;
  const dot = `<circle cx="${fixed(x)}" cy="${fixed(yOf(proven))}" r="${String(DOT)}" fill="${sameTargets ? BLUE : '#fff'}" stroke="${BLUE}" stroke-width="1.6"/>`;
  const figure = svgText(x + DOT + 2, yOf(proven) - 6, String(proven), escape, { weight: 600 });
  return `${reach}${dot}${figure}`;
}

type Score = QuartersView['quarters'][number]['score'];

/** Quarters that follow each other are joined; a gap stays a gap. */
function joinedPoints({ quarters }: QuartersView, xOf: (index: number) => number): string {
  const steps = quarters.flatMap(({ score }, index) => {
    const before = quarters[index - 1]?.score;
    if (score === undefined || before === undefined) return [];
    return [`M${fixed(xOf(index - 1))} ${fixed(yOf(before.proven))}L${fixed(xOf(index))} ${fixed(yOf(score.proven))}`];
  });
  return steps.length === 0 ? '' : `<path d="${steps.join('')}" stroke="${BLUE}" stroke-width="1.2" fill="none"/>`;
}
