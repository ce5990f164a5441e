import { gammaAt, logNormal, logNormalAt, moments, poissonAt, streamOf, uniformAt, type Stream } from './draws.ts';
import { MODIFIERS, type Modifier, type MoneySpec, type Range, type Rate, type Trials } from './spec.ts';

/** One value for each simulated year. */
export type Yearly = Float64Array;

/** What all losses share: what an hour costs, how well the controls work, how long people need. */
export interface Years {
  readonly count: number;
  /** Revenue that an hour of standstill loses for good. */
  readonly revenue: Yearly;
  /** What the people cost who work on it, per hour. */
  readonly team: Yearly;
  readonly controls: Readonly<Record<Modifier, Yearly>>;
  /** Factor of the own hours of recovery. */
  readonly slowness: Yearly;
  /** Events a year, by the name of the rate. */
  readonly ratesOf: (rate: Rate) => Yearly;
  /** Whether what is there works in a year: the same draw for everything of a name. */
  readonly unknowns: (name: string) => Yearly;
  readonly stream: (name: string) => Stream;
}

export function yearsOf(spec: MoneySpec, { years: count, seed, block = 1 }: Trials): Years {
  const stream = (name: string): Stream => streamOf(seed, name);
  const yearly = (at: (draw: number) => number): Yearly => {
    const values = new Float64Array(count);
    for (let year = 0; year < count; year += 1) values[year] = year % block === 0 ? at(year) : (values[year - 1] ?? 0);
    return values;
  };
  const unknowns = (name: string): Yearly => {
    const draws = stream(name);
    return yearly(year => {
      draws.uniforms(year, 0);
      return draws.first;
    });
  };
  const controls = controlsOf(spec, name => unknowns(`control/${name}`));
  return {
    count,
    revenue: revenueOf(spec, yearly, stream('revenue')),
    team: teamOf(spec, yearly, stream('team')),
    controls,
    slowness: slownessOf(spec, controls, leaversOf(spec, { count, stream, yearly })),
    ratesOf: rate => yearly(rateAt(rate, stream(`rate/${rate.name}`))),
    unknowns,
    stream,
  };
}

type EachYear = (at: (draw: number) => number) => Yearly;

function controlsOf({ controls }: MoneySpec, unknowns: (name: Modifier) => Yearly): Years['controls'] {
  const drawn = MODIFIERS.map((name): [Modifier, Yearly] => {
    const range = controls[name];
    return [name, unknowns(name).map(uniform => uniformAt(range, uniform))];
  });
  return Object.fromEntries(drawn) as Record<Modifier, Yearly>;
}

function revenueOf({ value }: MoneySpec, yearly: EachYear, draws: Stream): Yearly {
  const perHour = logNormal(value.revenuePerHour);
  return yearly(year => {
    draws.normals(year, 0);
    const revenue = logNormalAt(perHour, draws.first);
    draws.uniforms(year, 1);
    return revenue * uniformAt(value.lostShare, draws.first);
  });
}

function teamOf({ value }: MoneySpec, yearly: EachYear, draws: Stream): Yearly {
  const [size, hour] = [logNormal(value.teamSize), logNormal(value.teamHour)];
  return yearly(year => {
    draws.normals(year, 0);
    return logNormalAt(size, draws.first) * logNormalAt(hour, draws.second);
  });
}

/** The years in which a person leaves who knows how it all works; undefined where nobody does. */
function leaversOf(
  { expenses }: MoneySpec,
  { count, stream, yearly }: Pick<Years, 'count' | 'stream'> & { readonly yearly: EachYear },
): Uint8Array | undefined {
  const leaving = expenses.find(({ leaves }) => leaves === true);
  if (leaving === undefined) return undefined;
  const rates = yearly(rateAt(leaving.rate, stream(`rate/${leaving.rate.name}`)));
  const counts = countsOf(rates, stream(countStream(leaving.loss, leaving.kind)));
  return Uint8Array.from({ length: count }, (_, year) => ((counts[year] ?? 0) > 0 ? 1 : 0));
}

/** The name of the stream that counts the events of a loss. */
export const countStream = (loss: string, kind?: string, place = ''): string => `count/${loss}/${kind ?? ''}/${place}`;

/** The number of events of each year. */
export function countsOf(rates: Yearly, draws: Stream): Uint16Array {
  const counts = new Uint16Array(rates.length);
  for (let year = 0; year < rates.length; year += 1) {
    draws.uniforms(year, 0);
    counts[year] = poissonAt(rates[year] ?? 0, draws.first);
  }
  return counts;
}

function slownessOf({ slowedBy }: MoneySpec, controls: Years['controls'], leavers: Uint8Array | undefined): Yearly {
  const slowness = new Float64Array(controls.people.length).fill(1);
  for (const name of MODIFIERS) {
    const factor = slowedBy[name] ?? 0;
    const control = controls[name];
    for (let year = 0; year < slowness.length; year += 1) {
      const works = name === 'people' && leavers?.[year] === 1 ? 0 : (control[year] ?? 0);
      slowness[year] = (slowness[year] ?? 1) + factor * (1 - works);
    }
  }
  return slowness;
}

/** The rate of a year: log-normal; with an own history, the Gamma distribution that the history leaves of it. */
function rateAt({ history, ...range }: Rate, draws: Stream): (year: number) => number {
  const given = logNormal(range);
  if (history === undefined || range.high <= 0)
    return year => {
      draws.normals(year, 0);
      return logNormalAt(given, draws.first);
    };
  const { alpha, beta } = posterior(range, history);
  return year => gammaAt(alpha, draws, year) / beta;
}

/** The rate after `events` in `years`: a Gamma distribution with the moments of the given range, and what was seen. */
export function posterior(
  range: Range,
  { events, years }: { readonly events: number; readonly years: number },
): { readonly alpha: number; readonly beta: number } {
  const { mean, variance } = moments(logNormal(range));
  // A rate that is known exactly does not move.
  const alpha = variance > 0 ? mean ** 2 / variance : mean * EXACT;
  return { alpha: alpha + events, beta: alpha / mean + years };
}

const EXACT = 1e9;
