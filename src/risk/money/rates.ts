import type { Loss } from '../../model/loss.ts';
import type { Company } from './company-facts.ts';
import type { Parameter } from './parameters.ts';
import type { Rate } from './spec.ts';

interface Exposure {
  /** Places that the company's incidents happened in. */
  readonly places?: number;
  /** Share of the events that touch it. */
  readonly exposure?: number;
}

/** The rate of a parameter with the incidents that the company counted itself. */
export function rateOf(
  { business }: Company,
  loss: Loss,
  { id, low, high }: Parameter,
  { places = 1, exposure = 1 }: Exposure = {},
): Rate {
  const { history } = business;
  const events = history?.events[loss];
  return {
    name: id,
    low: low * exposure,
    high: high * exposure,
    ...(history === undefined || events === undefined ? {} : { history: { events, years: history.years * places } }),
  };
}

/** Two causes of the same event. */
export const plus = (one: Rate, other: Rate): Rate => ({
  ...one,
  name: `${one.name}+${other.name}`,
  low: one.low + other.low,
  high: one.high + other.high,
});
