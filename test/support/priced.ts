import type { Assessment } from '../../src/model/assessment.ts';
import type { Money } from '../../src/model/money.ts';
import { BUSINESS_INPUTS } from '../../src/model/business.ts';
import { LOSSES } from '../../src/model/loss.ts';
import { noonsale } from './assessment.ts';

/** A year of losses; only its bad case differs. */
const year = (oneIn20: number): Money['today'] => ({
  expected: { value: 72_000, error: 500 },
  median: 20_000,
  oneIn10: 120_000,
  oneIn20,
  oneIn100: 1_040_000,
});
/** What a step saves; it is clear at twice its error. */
const saving = (value: number, error: number) => ({
  expected: { value, error },
  oneIn20: { value: value * 3, error: error * 3 },
  clear: value >= 2 * error,
});
const check = (at: number): string => noonsale().actions[at]!.check;

/** The sample company with figures of the business. */
export function priced(more: Partial<Money> = {}): Assessment {
  const money: Money = {
    unit: 'money',
    currency: 'EUR',
    simulation: { years: 50_000, seed: 1 },
    parameters: { checksum: 'abc', own: [] },
    today: year(204_000),
    plan: year(155_000),
    exceedance: { today: [{ amount: 2000, chance: 0.9 }, { amount: 200_000, chance: 0.05 }], plan: [{ amount: 2000, chance: 0.8 }, { amount: 150_000, chance: 0.05 }] },
    tolerance: [{ chance: 0.05, amount: 100_000, today: 0.11, exceeded: true }],
    losses: [
      { loss: 'S5', expected: { value: 16_000, error: 500 }, share: 0.6, chance: 0.0263, typical: 457_000, bad: 1_559_000, rate: { low: 0.01, high: 0.1, unit: 'per company and year' }, basis: 'survey' },
      { loss: 'S1', expected: { value: 6000, error: 100 }, share: 0.4, chance: 0.73, typical: 13_600, bad: 79_000, rate: { low: 0.005, high: 0.1, unit: 'per zone and year' }, basis: 'dataset' },
    ],
    leftOut: [],
    actions: [
      { check: check(0), alone: saving(6000, 200), step: saving(6000, 200), days: { low: 10, high: 40 }, cost: { once: { low: 6000, high: 40_000 }, yearly: { low: 3053, high: 5725, unpriced: 29 } } },
      { check: check(1), step: saving(100, 200), days: { low: 1, high: 5 } },
    ],
    saving: saving(11_000, 300),
    notSimulated: [],
    inputs: [
      { key: 'revenuePerYear', low: 10_000_000, high: 14_000_000, unit: 'EUR per year', owner: 'Mara Lindqvist <mara@example.com>', basis: 'own' },
      { key: 'lostShare', low: 0.3, high: 0.8, unit: 'share', basis: 'own' },
    ],
    spending: {
      credit: { loss: 'S2', hours: 6.9, percent: 10, amount: { low: 833, high: 1167 }, of: 8930 },
      support: [
        { provider: 'aws', now: 'none', accounts: 3, crownJewels: 1, plan: 'Business Support+', answersWithin: '30 min', yearly: { low: 835, high: 16_000 } },
      ],
      standby: { resources: 2, yearly: { low: 1224, high: 2296 }, saving: saving(67, 3) },
    },
    guesswork: { share: 0.44, losses: ['S7'] },
    ...more,
  }; // prettier-ignore
  return { ...noonsale(), money };
}

/** As much as a page of money can hold: every loss, the seven figures of the interview, four steps that are worth their money. */
export function fullMoney(): Money {
  const { money } = priced();
  const { losses: [loss], actions: [action], ...rest } = money!; // prettier-ignore
  const seven = BUSINESS_INPUTS.filter(input => 'starter' in input);
  return {
    ...rest,
    losses: LOSSES.map((id, at) => ({ ...loss!, loss: id, share: 0.3 - at / 40 })),
    actions: [0, 1, 2, 3].map(at => ({ ...action!, check: check(at) })),
    inputs: seven.map(({ key, unit }) => ({ key, ...(unit === 'share' ? { low: 0.3, high: 0.8 } : { low: 100_000, high: 2_000_000 }), unit, owner: 'Head of finance', basis: 'own' as const })),
  }; // prettier-ignore
}
