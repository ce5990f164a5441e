import { describe, expect, it } from 'vitest';
import fair from '../../fixtures/money/pyfair.json' with { type: 'json' };
import { meanOf } from '../../../src/risk/money/curve.ts';
import { simulateYears } from '../../../src/risk/money/simulate.ts';
import type { MoneySpec } from '../../../src/risk/money/spec.ts';
import { referenceFirm } from '../../support/reference-firm.ts';

const TRIALS = { years: 200_000, seed: 17 };
const NONE = { low: 0, high: 0 };
const base = referenceFirm();
/** The firm of the reference with nothing that can happen. */
const quiet: MoneySpec = {
  ...base,
  outages: [],
  intrusion: undefined,
  disclosure: undefined,
  corruption: undefined,
  expenses: [],
  ownRecovery: NONE,
};
const half = { low: 0.5, high: 0.5 };

/** What FAIR can say as well: how often, how vulnerable, and a primary and a secondary loss. */
const SCENARIOS: readonly (readonly [name: 'leaver' | 'disclosure' | 'fault', spec: MoneySpec])[] = [
  [
    'leaver',
    {
      ...quiet,
      expenses: [{ loss: 'S12', rate: { name: 'S12', low: 0.1, high: 0.25 }, cost: { low: 20_000, high: 100_000 } }],
    },
  ],
  [
    'disclosure',
    {
      ...quiet,
      controls: { ...quiet.controls, perimeter: half, confidentiality: NONE },
      value: { ...quiet.value, records: { low: 120_000, high: 120_000 } },
      disclosure: {
        rate: { name: 'S6', low: 0.01, high: 0.08 },
        perimeter: 0.7,
        encryption: 0.2,
        share: { low: 0.01, high: 1.5 },
      },
    },
  ],
  [
    'fault',
    {
      ...quiet,
      value: {
        ...quiet.value,
        revenuePerHour: { low: 1400, high: 1400 },
        teamSize: { low: 4, high: 4 },
      },
      outages: base.outages.filter(({ loss }) => loss === 'S8').map(outage => ({ ...outage, afterwards: 0 })),
    },
  ],
];

describe('the same scenarios by pyfair, an independent implementation of FAIR', () => {
  it.each(SCENARIOS)('%s: the expected loss is within three standard errors', (name, spec) => {
    const { mean, error } = meanOf(simulateYears(spec, TRIALS).total);
    const { mean: theirs, se } = fair[name];
    expect(Math.abs(mean - theirs)).toBeLessThan(3 * Math.hypot(error, se));
    // Tight enough to notice a wrong factor; disclosures are rare and their tail is long.
    expect(3 * Math.hypot(error, se)).toBeLessThan(0.15 * theirs);
  });
});
