import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOf } from '../../../src/risk/money/curve.ts';
import { simulateYears } from '../../../src/risk/money/simulate.ts';
import { MODIFIERS, type Effect, type MoneySpec, type Range } from '../../../src/risk/money/spec.ts';
import { CONTROLS, PLAN, referenceFirm } from '../../support/reference-firm.ts';

const TRIALS = { years: 4000, seed: 11 };
const years = (spec: MoneySpec): Float64Array => simulateYears(spec, TRIALS).total;
const scaled = ({ low, high }: Range, by: number): Range => ({ low: low * by, high: high * by });
const IN_CURRENCY = ['revenuePerHour', 'teamHour', 'data', 'dataHour', 'response', 'disclosure', 'perRecord'] as const;

function inCurrency(spec: MoneySpec, by: number): MoneySpec {
  const value = Object.fromEntries(IN_CURRENCY.map(name => [name, scaled(spec.value[name], by)]));
  return { ...spec, value: { ...spec.value, ...value }, expenses: spec.expenses.map(one => ({ ...one, cost: scaled(one.cost, by) })) }; // prettier-ignore
}

/** Every year of one is at least as bad as the same year of the other. */
function expectNoYearBelow(worse: Float64Array, better: Float64Array): void {
  const below = worse.findIndex((loss, year) => loss < (better[year] ?? 0) * (1 - 1e-9) - 1e-6);
  expect(below, 'the first year that is better').toBe(-1);
}

/** Every workload of every loss, replaced. */
function withEffects(spec: MoneySpec, change: (effect: Effect) => Effect): MoneySpec {
  return {
    ...spec,
    outages: spec.outages.map(outage => ({
      ...outage,
      places: outage.places.map(place => ({ ...place, effects: place.effects.map(change) })),
    })),
    ...(spec.intrusion === undefined
      ? {}
      : { intrusion: { ...spec.intrusion, effects: spec.intrusion.effects.map(change) } }),
    ...(spec.corruption === undefined
      ? {}
      : { corruption: { ...spec.corruption, effects: spec.corruption.effects.map(change) } }),
  };
}

describe('properties of the simulation', () => {
  it('zero inputs give zero', () => {
    const nothing = inCurrency(referenceFirm(), 0);
    expect(Math.max(...years(nothing))).toBe(0);
  });

  it('scaling the currency scales every year', () => {
    const base = years(referenceFirm());
    const other = years(inCurrency(referenceFirm(), 7));
    for (const [year, loss] of base.entries()) expect(other[year]).toBeCloseTo(loss * 7, 3);
  });

  it('more exposure never lowers a year', () => {
    const base = referenceFirm();
    const before = years(base);
    fc.assert(
      fc.property(fc.constantFrom(...IN_CURRENCY, 'records', 'teamSize'), fc.double({ min: 1, max: 20, noNaN: true }), (name, by) => {
        expectNoYearBelow(years({ ...base, value: { ...base.value, [name]: scaled(base.value[name], by) } }), before);
      }),
      { numRuns: 25 },
    ); // prettier-ignore
  });

  it('more places never lower a year', () => {
    const base = referenceFirm();
    const twice = {
      ...base,
      outages: base.outages.map(outage => ({
        ...outage,
        places: [...outage.places, ...outage.places.map(place => ({ ...place, id: 'another' }))],
      })),
    };
    expectNoYearBelow(years(twice), years(base));
  });

  it('a higher score never raises a year', () => {
    fc.assert(
      fc.property(fc.constantFrom(...MODIFIERS), fc.double({ min: 0, max: 1, noNaN: true }), (name, score) => {
        const base = referenceFirm();
        const [worse, better] = [score / 2, score].map(at =>
          years({ ...base, controls: { ...base.controls, [name]: { low: at, high: at } } }),
        );
        expectNoYearBelow(worse ?? new Float64Array(), better ?? new Float64Array());
      }),
      { numRuns: 25 },
    );
  });

  it('something that works never raises a year, whatever hours the simulation gives it', () => {
    const hours = fc.tuple(fc.double({ min: 0, max: 500, noNaN: true }), fc.double({ min: 1, max: 10, noNaN: true }));
    fc.assert(
      fc.property(hours, ([low, times]) => {
        const range = { low, high: low * times + 0.1 };
        const spec = (works: Range): MoneySpec =>
          withEffects(referenceFirm(), effect => ({ ...effect, works, hours: range, data: { low: 0, high: 24 } }));
        expectNoYearBelow(years(spec({ low: 0, high: 0 })), years(spec({ low: 0, high: 1 })));
        expectNoYearBelow(years(spec({ low: 0, high: 1 })), years(spec({ low: 1, high: 1 })));
      }),
      { numRuns: 25 },
    );
  });

  it('the whole plan costs less than today, in every year', () => {
    expectNoYearBelow(years(referenceFirm(CONTROLS)), years(referenceFirm(PLAN, 1)));
  });

  it('a person who leaves makes recovery slower, and costs', () => {
    const base = referenceFirm();
    const rate = { name: 'S12', low: 0.1, high: 0.25 };
    const leaving: MoneySpec = {
      ...base,
      expenses: [{ loss: 'S12', rate, cost: { low: 10_000, high: 50_000 }, leaves: true }],
    };
    const { byLoss } = simulateYears(leaving, TRIALS);
    const before = simulateYears(base, TRIALS).byLoss;
    expect(meanOf(byLoss.get('S12') ?? []).mean).toBeGreaterThan(0);
    expect(meanOf(byLoss.get('S8') ?? []).mean).toBeGreaterThan(meanOf(before.get('S8') ?? []).mean);
    expectNoYearBelow(years(leaving), years(base));
  });
});
