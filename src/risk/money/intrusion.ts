import { downtime } from './downtime.ts';
import { dataAt, logNormal, logNormalAt, uniformAt } from './draws.ts';
import { eachEvent, type Event } from './events.ts';
import type { Intrusion, MoneySpec } from './spec.ts';
import type { Yearly, Years } from './years.ts';

const HOURS_A_DAY = 24;

/** The draws of one event. */
interface Draw {
  readonly hit: number;
  readonly daysWithout: number;
  readonly daysWith: number;
  readonly data: number;
  readonly dataAge: number;
  readonly dataHour: number;
  readonly response: number;
  readonly hours: number;
  readonly share: number;
  readonly lost: number;
}

/** The loss of each year by intrusions that destroy (S5). */
export function intrusionLoss(intrusion: Intrusion, spec: MoneySpec, years: Years): Yearly {
  const { rate, perimeter, effects } = intrusion;
  const draw = drawing(intrusion, spec);
  const unknown = years.unknowns('works/S5');
  const ready = effects.map(effect => ({
    ...effect,
    restoring: effect.hours === undefined ? undefined : logNormal(effect.hours),
  }));
  const left = (year: number): number => 1 - perimeter * (years.controls.perimeter[year] ?? 0);
  return eachEvent(years, { loss: 'S5', rate, left }, event => {
    const drawn = draw(event);
    const { year } = event;
    const [revenue, team, slowness] = [years.revenue[year] ?? 0, years.team[year] ?? 0, years.slowness[year] ?? 1];
    const untested = 1 + intrusion.untested * (1 - (years.controls.recovery[year] ?? 0));
    const standing = HOURS_A_DAY * intrusion.standstill * Math.sqrt(slowness);
    let data = 0;
    const down = ready.map(({ share, works, restoring, data: lost }) => {
      const safe = uniformAt(works, unknown[year] ?? 0);
      const gone = { hours: drawn.daysWithout * standing, data: drawn.data * share };
      const isHit = drawn.hit < intrusion.copiesHit;
      const isGone = drawn.hit < intrusion.copiesHit * (1 - intrusion.safeCopies * safe);
      const cost = ({ hours, data: entered }: typeof gone): number => hours * (share * revenue + team) + entered;
      const entered = (age: number): number => age * drawn.dataHour * share;
      const inside = { hours: drawn.daysWith * untested * standing, data: entered(drawn.dataAge) };
      // What only copies outside of its reach bring back takes as long as the simulation says, or is given up where that costs less.
      const outside =
        restoring === undefined
          ? inside
          : {
              hours: logNormalAt(restoring, drawn.hours) * intrusion.standstill,
              data: lost === undefined ? inside.data : entered(dataAt(lost, drawn.share, drawn.lost)),
            };
      const saved = isHit && restoring !== undefined && cost(outside) > cost(gone) ? gone : isHit ? outside : inside;
      data += (isGone ? gone : saved).data;
      return { share, hours: (isGone ? gone : saved).hours };
    });
    const { weighted, longest } = downtime(down);
    return weighted * revenue + Math.min(longest, intrusion.mostTeamHours) * team + data + drawn.response;
  });
}

function drawing(intrusion: Intrusion, { value }: MoneySpec): (event: Event) => Draw {
  const [without, withCopies] = [logNormal(intrusion.daysWithout), logNormal(intrusion.daysWithCopies)];
  const [data, age] = [logNormal(value.data), logNormal(intrusion.dataHours)];
  const [hour, response] = [logNormal(value.dataHour), logNormal(value.response)];
  return ({ year, draws, slot }) => {
    draws.uniforms(year, slot(0));
    const [hit, share] = [draws.first, draws.second];
    draws.normals(year, slot(1));
    const [daysWithout, daysWith] = [logNormalAt(without, draws.first), logNormalAt(withCopies, draws.second)];
    draws.normals(year, slot(2));
    const [lost, dataAge] = [logNormalAt(data, draws.first), logNormalAt(age, draws.second)];
    draws.normals(year, slot(3));
    const [dataHour, answer] = [logNormalAt(hour, draws.first), logNormalAt(response, draws.second)];
    draws.normals(year, slot(4));
    return {
      hit,
      share,
      daysWithout,
      daysWith,
      data: lost,
      dataAge: Math.min(dataAge, intrusion.mostDataHours),
      dataHour,
      response: answer,
      hours: draws.first,
      lost: draws.second,
    };
  };
}
