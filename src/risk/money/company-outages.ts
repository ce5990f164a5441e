import type { Scenario } from '../../model/survival.ts';
import type { PlaceOutcome } from '../survival/places.ts';
import { BEST, WORST, type Figures } from '../survival/figures.ts';
import type { Ready } from './company-facts.ts';
import { effectOf, type Returns } from './effects.ts';
import { rateOf, plus } from './rates.ts';
import type { Effect, Outage, Place, Range } from './spec.ts';

/** Losses of zones and regions: each place by itself, with the rate of its provider. */
export function placeOutages(loss: 'S1' | 'S2', company: Ready): Outage[] {
  const [scenario, figure] =
    loss === 'S1' ? (['zone-lost', 'return.zone'] as const) : (['region-lost', 'return.region'] as const);
  return outageOf(loss, company, { scenario, figure, afterwards: company.parameters.of('recovery.afterwards').low });
}

interface Taken {
  readonly scenario: Scenario;
  /** The figure of survival for how long a place is out. */
  readonly figure: string;
  readonly afterwards: number;
}

function outageOf(loss: 'S1' | 'S2' | 'S4', company: Ready, { scenario, figure, afterwards }: Taken): Outage[] {
  const { parameters, figures } = company;
  const taken = company.places.filter(place => place.scenario === scenario);
  return [
    {
      loss,
      length: lengthOf(figures, figure),
      afterwards,
      effectiveness: parameters.of('failover.effectiveness').low,
      places: taken.flatMap(place => {
        const { provider = '', region = '' } = place;
        const rate = rateOf(company, loss, parameters.of(`${loss}.rate`, provider, region), { places: taken.length });
        return placeOf(place, rate, company, figure);
      }),
    },
  ];
}

/** A place with what it does; none where it touches only what is for tests. */
function placeOf(place: PlaceOutcome, rate: Place['rate'], { shares, figures }: Ready, figure: string): Place[] {
  const effects = effectsOf(place, shares, returnsOf(figures, figure));
  return effects.length === 0 ? [] : [{ id: place.id, rate, effects }];
}

export const effectsOf = (
  { effects }: Pick<PlaceOutcome, 'effects'>,
  shares: ReadonlyMap<string, number>,
  returns: Returns,
): Effect[] =>
  effects.flatMap(effect => {
    const share = shares.get(effect.workload) ?? 0;
    return share > 0 ? [effectOf(effect, share, returns)] : [];
  });

const returnsOf = (figures: Figures, id: string): Returns => ({
  best: figures.plain(id, BEST),
  typical: figures.typical(id),
});

const lengthOf = (figures: Figures, id: string): Range => ({
  low: figures.plain(id, BEST),
  high: figures.plain(id, WORST),
});

/** Providers whose identity, network or edge is out. */
export function providerOutages(company: Ready): Outage[] {
  const { parameters, figures } = company;
  const { low: exposure } = parameters.of('S3.exposure');
  return [
    {
      loss: 'S3',
      length: lengthOf(figures, 'return.provider'),
      afterwards: parameters.of('recovery.afterwards').low,
      effectiveness: parameters.of('failover.effectiveness').low,
      places: providersOf(company).flatMap(place => {
        const rate = rateOf(company, 'S3', parameters.of('S3.rate', place.provider ?? ''), { exposure });
        return placeOf(place, rate, company, 'return.provider');
      }),
    },
  ];
}

const providersOf = ({ places }: Ready): PlaceOutcome[] =>
  places.filter(({ scenario }) => scenario === 'provider-lost');

/** Accounts that the provider closes: by mistake, after a dispute, with or without their data. */
export function accountClosures(company: Ready): Outage[] {
  const { low, high } = company.parameters.of('S4.wiped');
  return outageOf('S4', company, { scenario: 'account-closed', figure: 'return.account', afterwards: 0 }).map(
    (outage): Outage => ({ ...outage, wipes: { low, high } }),
  );
}

/** Providers that end from one day to the next: sanctions, insolvency. What has no copy elsewhere is gone. */
export function exits(company: Ready): Outage[] {
  const { parameters, figures } = company;
  return [
    {
      loss: 'S11',
      kind: 'sudden',
      length: lengthOf(figures, 'change-provider'),
      afterwards: 0,
      effectiveness: parameters.of('failover.effectiveness').low,
      wipes: { low: 1, high: 1 },
      places: providersOf(company).flatMap(place => {
        const sanctions = rateOf(company, 'S11', parameters.of('S11.rate.sanctions', place.provider ?? ''));
        const insolvency = rateOf(company, 'S11', parameters.of('S11.rate.insolvency', place.provider ?? ''));
        return placeOf(place, plus(sanctions, insolvency), company, 'change-provider');
      }),
    },
  ];
}
