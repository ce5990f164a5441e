import type { Money } from '../../model/money.ts';
import { exceedance, quantile } from './curve.ts';
import { simulateYears } from './simulate.ts';
import type { MoneySpec } from './spec.ts';
import type { Yearly } from './years.ts';

type Curve = Money['exceedance']['today'];

/** Chances at which the curve has a point. */
const CHANCES = [
  0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.07, 0.05, 0.03, 0.02, 0.01, 0.005, 0.002,
] as const;

/** The loss exceedance curve of sorted years: the chance of a year above each amount. */
export function curveOf(sorted: Yearly): Curve {
  const amounts = new Set(CHANCES.map(chance => quantile(sorted, 1 - chance)));
  return [...amounts].map(amount => ({ amount, chance: exceedance(sorted, amount) }));
}

interface Band {
  readonly draws: number;
  readonly years: number;
  readonly seed: number;
}

/**
 * The curve with what is not known of it: each draw of the assumptions has years of its own, and at each amount the band holds nine of ten
 * draws.
 */
export function bandOf(curve: Curve, spec: MoneySpec, { draws, years, seed }: Band): Curve {
  if (draws === 0) return curve;
  const { total } = simulateYears(spec, { years: draws * years, seed, block: years });
  const worlds = Array.from({ length: draws }, (_, at) => total.slice(at * years, (at + 1) * years).sort());
  return curve.map(point => {
    const chances = Float64Array.from(worlds, world => exceedance(world, point.amount)).sort();
    return { ...point, low: quantile(chances, 0.05), high: quantile(chances, 0.95) };
  });
}
