import type { Stream } from './draws.ts';
import { countStream, countsOf, type Yearly, type Years } from './years.ts';
import type { Rate } from './spec.ts';

/** Slots of random pairs that one event may use. */
const SLOTS = 8;

/** One event: its year, and the draws that belong to it alone. */
export interface Event {
  year: number;
  readonly draws: Stream;
  /** The slot of a pair of its draws. */
  readonly slot: (pair: number) => number;
}

export interface Source {
  readonly loss: string;
  readonly kind?: string | undefined;
  readonly place?: string | undefined;
  readonly rate: Rate;
  /** The rates of each year, where they are drawn already. */
  readonly rates?: Yearly | undefined;
  /** Share of the events that controls leave. Which ones they leave is drawn once: a better control leaves some of the same. */
  readonly left?: ((year: number) => number) | undefined;
}

/** Goes through the events of all years, and adds up what each costs. */
export function eachEvent(
  years: Years,
  { loss, kind, place, rate, rates, left }: Source,
  cost: (event: Event) => number,
): Yearly {
  const name = countStream(loss, kind, place);
  const counts = countsOf(rates ?? years.ratesOf(rate), years.stream(name));
  const draws = years.stream(`events/${name}`);
  const total = new Float64Array(years.count);
  let base = 0;
  const event: Event = { year: 0, draws, slot: pair => base + pair };
  for (let year = 0; year < years.count; year += 1) {
    const count = counts[year] ?? 0;
    if (count === 0) continue;
    event.year = year;
    let sum = 0;
    for (let number = 0; number < count; number += 1) {
      base = number * SLOTS;
      if (left !== undefined && !isLeft(event, left(year))) continue;
      sum += cost(event);
    }
    total[year] = sum;
  }
  return total;
}

/** The last pair of an event decides whether a control stops it. */
function isLeft({ year, draws, slot }: Event, share: number): boolean {
  draws.uniforms(year, slot(SLOTS - 1));
  return draws.first < share;
}
