import { logNormal, logNormalAt, uniformAt, type LogNormal } from './draws.ts';
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
  const left = control === undefined ? undefined : (year: number) => 1 - (control[year] ?? 0);
  return eachEvent(years, { loss, kind, place: place.id, rate: place.rate, rates, left }, event => {
    const draw = drawOf(event, prepared);
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

/** The draws of one event: all of them, whatever happens, so that two runs stay paired. */
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
  readonly dataHour: number;
  readonly partly: number;
}

function drawOf({ year, draws, slot }: Event, { length, own, data, dataHour }: Prepared): Draw {
  const pair = (at: number, kind: 'normals' | 'uniforms'): readonly [number, number] => {
    draws[kind](year, slot(at));
    return [draws.first, draws.second];
  };
  const [one, two] = pair(0, 'normals');
  const [works, pick] = pair(1, 'uniforms');
  const [three, four] = pair(2, 'normals');
  const [wipes, dataAge] = pair(3, 'uniforms');
  const [five] = pair(4, 'normals');
  const [partly] = pair(5, 'uniforms');
  return {
    year,
    length: logNormalAt(length, one),
    own: logNormalAt(own, two),
    works,
    pick,
    hours: three,
    wipes,
    dataAge,
    data: logNormalAt(data, four),
    dataHour: logNormalAt(dataHour, five),
    partly,
  };
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
    const entered = effect.data === undefined ? 0 : uniformAt(effect.data, draw.dataAge) * draw.dataHour * share;
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
