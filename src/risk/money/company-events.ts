import type { CompanySize } from '../../model/business.ts';
import { rangeOf, type Ready } from './company-facts.ts';
import { effectOf } from './effects.ts';
import { effectsOf } from './company-outages.ts';
import type { Parameters } from './parameters.ts';
import { rateOf } from './rates.ts';
import type { Corruption, Disclosure, Effect, Intrusion, Modifier, MoneySpec, Outage } from './spec.ts';
import { given } from './value.ts';

/** Only a copy helps: no place comes back by itself. */
const NEVER = { best: Infinity, typical: 120 };

/** People from which a company counts as medium, and as large. */
const SIZES = { medium: 50, large: 1000 } as const;

const sizeOf = ({ business: { staff } }: Ready): CompanySize =>
  staff === undefined ? 'medium' : staff < SIZES.medium ? 'small' : staff <= SIZES.large ? 'medium' : 'large';

const SLOWING = ['support', 'rebuild', 'records', 'people'] as const satisfies readonly Modifier[];

export const slowness = (parameters: Parameters): MoneySpec['slowedBy'] =>
  Object.fromEntries(SLOWING.map(name => [name, parameters.of(`recovery.slowed-by-${name}`).low]));

/** Own changes, rushes and slowness: they hit whatever runs. */
export function ownFaults(company: Ready): Outage[] {
  const { parameters, business, shares } = company;
  const effects = [...shares.values()]
    .filter(share => share > 0)
    .map((share): Effect => ({ share, works: { low: 0, high: 0 } }));
  if (effects.length === 0) return [];
  const [peaks, hours, turnedAway] = [
    given(business, 'peaks'),
    given(business, 'peakHours'),
    given(business, 'turnedAway'),
  ];
  const everywhere = (rate: Outage['places'][number]['rate']) => ({
    effectiveness: 0,
    places: [{ id: 'company', rate, effects }],
  });
  const rush = { loss: 'S9', afterwards: 0, unattended: true, stoppedBy: 'surge' } as const;
  return [
    {
      loss: 'S8',
      one: true,
      length: rangeOf(parameters.of('S8.hours')),
      afterwards: parameters.of('recovery.afterwards').low,
      ...everywhere(rateOf(company, 'S8', parameters.of('S8.rate'))),
    },
    ...(peaks === undefined || hours === undefined || turnedAway === undefined
      ? []
      : [{ ...rush, length: hours, partly: turnedAway, ...everywhere({ name: 'S9', ...peaks }) }]),
    {
      loss: 'S10',
      length: rangeOf(parameters.of('S10.hours')),
      afterwards: 0,
      unattended: true,
      partly: rangeOf(parameters.of('S10.share')),
      ...everywhere(rateOf(company, 'S10', parameters.of('S10.rate'))),
    },
  ]; // prettier-ignore
}

/** An intruder who destroys takes the reach that hurts most. */
export function intrusionOf(company: Ready): Intrusion {
  const { parameters, places, shares } = company;
  const reaches = places.filter(({ scenario }) => scenario === 'account-wiped').map(place => effectsOf(place, shares, NEVER));
  const worst = reaches.sort((a, b) => harm(b) - harm(a))[0];
  const single = (id: string): number => parameters.of(id).low;
  return {
    rate: rateOf(company, 'S5', parameters.of('S5.rate', sizeOf(company))),
    // Where no administrator was seen, it is not known what one can delete.
    effects: worst ?? [...shares.values()].map((share): Effect => ({ share, works: { low: 0, high: 1 } })),
    perimeter: single('perimeter.effect'),
    copiesHit: single('S5.copies-hit'),
    safeCopies: single('S5.safe-copies'),
    daysWithCopies: rangeOf(parameters.of('S5.days-with-copies')),
    daysWithout: rangeOf(parameters.of('S5.days-without-copies')),
    untested: single('S5.untested'),
    standstill: single('S5.standstill'),
    dataHours: rangeOf(parameters.of('S5.data-hours')),
    mostDataHours: Infinity,
    mostTeamHours: single('S5.team-hours'),
  };
} // prettier-ignore

const UNBOUNDED = 1e6;

const harm = (effects: readonly Effect[]): number =>
  effects.reduce((sum, { share, works, hours }) => sum + share * (works.low < 1 ? UNBOUNDED : (hours?.high ?? 0)), 0);

export function disclosureOf(company: Ready): Disclosure {
  const { parameters } = company;
  return {
    rate: rateOf(company, 'S6', parameters.of('S6.rate', sizeOf(company))),
    perimeter: parameters.of('perimeter.effect').low,
    encryption: parameters.of('encryption.effect').low,
    share: rangeOf(parameters.of('S6.share')),
  };
}

/** The store that is worst for each workload, as survival shows it; undefined where nothing holds data. */
export function corruptionOf(company: Ready): Corruption | undefined {
  const { parameters, survival, shares } = company;
  const effects = survival.flatMap(({ scenario, workload, instances, hours, dataLoss }): Effect[] => {
    const share = shares.get(workload) ?? 0;
    const isHit = scenario === 'data-corrupted' && instances > 0 && share > 0;
    return isHit ? [effectOf({ hours, dataLoss }, share, NEVER)] : [];
  });
  if (effects.length === 0) return undefined;
  return {
    rate: rateOf(company, 'S7', parameters.of('S7.rate')),
    effects,
    effectiveness: parameters.of('S7.effectiveness').low,
    hoursWithCopies: rangeOf(parameters.of('S7.hours-with-copies')),
    hoursWithout: rangeOf(parameters.of('S7.hours-without-copies')),
    untested: parameters.of('S7.untested').low,
    dataShare: parameters.of('S7.data-share').low,
    standstill: parameters.of('S7.standstill').low,
  };
}
