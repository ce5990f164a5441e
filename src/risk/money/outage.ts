import { dataAt, logNormal, logNormalAt, uniformAt, type LogNormal } from './draws.ts';
import { eachEvent, type Event } from './events.ts';
import { downtime } from './downtime.ts';
import type { Effect, MoneySpec, Outage, Place } from './spec.ts';
import type { Yearly, Years } from './years.ts';

/** What every event of an outage needs, worked out once. */
interface Prepared {
  readonly outage: Outage;
  readonly years: Years;
  readonly length: LogNormal;
  readonly own: LogNormal;
  readonly data: LogNormal;
  readonly dataHour: LogNormal;
  readonly unknown: Yearly;
}

/** The loss of each year by outages: of zones, regions, accounts, providers, own changes, rushes. */
export function outageLoss(outage: Outage, spec: MoneySpec, years: Years): Yearly {
  const prepared: Prepared = {
    outage,
    years,
    length: logNormal(outage.length),
    own: logNormal(spec.ownRecovery),
    data: logNormal(spec.value.data),
    dataHour: logNormal(spec.value.dataHour),
    unknown: years.unknowns(`works/${outage.loss}`),
  };
  const total = new Float64Array(years.count);
  const rates = new Map<string, Yearly>();
  for (const place of outage.places) {
    const drawn = rates.get(place.rate.name) ?? years.ratesOf(place.rate);
    rates.set(place.rate.name, drawn);
    const losses = lossAt(place, drawn, prepared);
    for (let year = 0; year < total.length; year += 1) total[year] = (total[year] ?? 0) + (losses[year] ?? 0);
  }
  return total;
}

function lossAt(place: Place, rates: Yearly, prepared: Prepared): Yearly {
  const { outage, years } = prepared;
  const { loss, kind, stoppedBy } = outage;
  const control = stoppedBy === undefined ? undefined : years.controls[stoppedBy];
  const effects = place.effects.map(effect => ({
    effect,
    hours: effect.hours === undefined ? undefined : logNormal(effect.hours),
  }));
  const shares = sharesUpTo(place.effects);
  const restore = place.effects.some(({ works }) => works.high > 0);
  const wanted = { choice: restore || outage.one === true, restore, data: outage.wipes !== undefined };
  const left = control === undefined ? undefined : (year: number) => 1 - (control[year] ?? 0);
  return eachEvent(years, { loss, kind, place: place.id, rate: place.rate, rates, left }, event => {
    const draw = drawOf(event, prepared, wanted);
    if (outage.one === true) {
      const at = shares.findIndex(upTo => draw.pick < upTo);
      return costOf(effects.slice(at, at + 1), draw, prepared);
    }
    return costOf(effects, draw, prepared);
  });
}

/** The running sums of the shares, of one in total. */
export function sharesUpTo(effects: readonly Effect[]): number[] {
  const total = effects.reduce((sum, { share }) => sum + share, 0);
  let upTo = 0;
  return effects.map(({ share }, at) => {
    upTo += share;
    return at === effects.length - 1 ? 1 : upTo / total;
  });
}

/** The draws of one event. Each has its own slot: what is not needed is not drawn, and two runs stay paired. */
interface Draw {
  readonly year: number;
  readonly length: number;
  readonly own: number;
  readonly works: number;
  readonly pick: number;
  readonly hours: number;
  readonly wipes: number;
  readonly dataAge: number;
  readonly data: number;
  readonly dataNormal: number;
  readonly dataHour: number;
  readonly partly: number;
}

/** Which draws can matter for a place. */
interface Wanted {
  readonly choice: boolean;
  readonly restore: boolean;
  readonly data: boolean;
}

function drawOf({ year, draws, slot }: Event, { length, own, data, dataHour, outage }: Prepared, wanted: Wanted): Draw {
  draws.normals(year, slot(0));
  const drawn = {
    year,
    length: logNormalAt(length, draws.first),
    own: logNormalAt(own, draws.second),
    works: 1,
    pick: 0,
    hours: 0,
    wipes: 1,
    dataAge: 0,
    data: 0,
    dataNormal: 0,
    dataHour: 0,
    partly: 0,
  };
  if (wanted.choice) {
    draws.uniforms(year, slot(1));
    drawn.works = draws.first;
    drawn.pick = draws.second;
  }
  if (wanted.restore || wanted.data) {
    draws.normals(year, slot(2));
    drawn.hours = draws.first;
    drawn.data = logNormalAt(data, draws.second);
    draws.uniforms(year, slot(3));
    drawn.wipes = draws.first;
    drawn.dataAge = draws.second;
    draws.normals(year, slot(4));
    drawn.dataHour = logNormalAt(dataHour, draws.first);
    drawn.dataNormal = draws.second;
  }
  if (outage.partly !== undefined) {
    draws.uniforms(year, slot(5));
    drawn.partly = draws.first;
  }
  return drawn;
}

interface PlayedEffect {
  readonly effect: Effect;
  readonly hours: LogNormal | undefined;
}

/** What one event costs: standstill, the people who work on it, data that is lost or entered again. */
function costOf(effects: readonly PlayedEffect[], draw: Draw, prepared: Prepared): number {
  const { outage, years, unknown } = prepared;
  const { year } = draw;
  const revenue =
    (years.revenue[year] ?? 0) * (outage.partly === undefined ? 1 : uniformAt(outage.partly, draw.partly));
  const full = draw.length + draw.own * (years.slowness[year] ?? 1) * outage.afterwards;
  const team = outage.unattended === true ? 0 : (years.team[year] ?? 0);
  const wiped = outage.wipes !== undefined && draw.wipes < uniformAt(outage.wipes, unknown[year] ?? 0);
  const down: { share: number; hours: number }[] = [];
  let data = 0;
  for (const { effect, hours } of effects) {
    const { share, works } = effect;
    const isReady = draw.works < uniformAt(works, unknown[year] ?? 0) * outage.effectiveness;
    const again = isReady && hours !== undefined ? logNormalAt(hours, draw.hours) : Infinity;
    const entered =
      effect.data === undefined ? 0 : dataAt(effect.data, draw.dataAge, draw.dataNormal) * draw.dataHour * share;
    // Whoever can choose waits for the place where that costs less than to restore an older copy.
    const hour = share * revenue + team;
    const restore = again * hour + entered;
    const wait = full * hour + (wiped ? draw.data * share : 0);
    const isRestored = Number.isFinite(again) && (restore < wait || (restore === wait && again < full));
    down.push({ share, hours: isRestored ? again : full });
    data += isRestored ? entered : wiped ? draw.data * share : 0;
  }
  const { weighted, longest } = downtime(down);
  return weighted * revenue + longest * team + data;
}
