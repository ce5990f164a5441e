import type { PlanStep } from '../../brief/index.ts';
import { fixed } from './svg.ts';

const WIDTH = 180;
const HEIGHT = 14;
const ACCENT = '#14324f';
const MONTHS = 3;

/** A bar from the start of a step to its end in a strip of 90 days: filled for a decision. `label` is escaped already. */
export function planBar({ from, to, letter }: PlanStep, label: string): string {
  // The outline lies inside of the strip.
  const x = Math.min(from, 1) * WIDTH + 0.5;
  const width = Math.max(2, Math.min(to, 1) * WIDTH - x - 0.5);
  const months = Array.from({ length: MONTHS + 1 }, (_, at) => (at * WIDTH) / MONTHS)
    .map(at => `<path d="M${fixed(at)} 0v${String(HEIGHT)}" stroke="#8a8a8a" stroke-width=".6"/>`)
    .join('');
  const bar = `<rect x="${fixed(x)}" y="3" width="${fixed(width)}" height="${String(HEIGHT - 6)}" fill="${letter === '' ? '#fff' : ACCENT}" stroke="${ACCENT}"/>`;
  // What ends after the 90 days runs over the edge.
  const over = to > 1 ? `<path d="M${fixed(WIDTH - 4)} 1l4 6-4 6z" fill="${ACCENT}"/>` : '';
  return `<svg class="plan-bar" viewBox="0 0 ${String(WIDTH)} ${String(HEIGHT)}" preserveAspectRatio="none" role="img" aria-label="${label}"><title>${label}</title>${months}${bar}${over}</svg>`;
}
