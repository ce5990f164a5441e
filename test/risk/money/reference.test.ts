import { describe, expect, it } from 'vitest';
import { meanOf, summaryOf, type Summary } from '../../../src/risk/money/curve.ts';
import { simulateYears, type Known } from '../../../src/risk/money/simulate.ts';
import type { MoneySpec } from '../../../src/risk/money/spec.ts';
import { CONTROLS, PLAN, reference, referenceFirm } from '../../support/reference-firm.ts';

interface Figure {
  readonly mean: number;
  readonly se: number;
}

const QUANTILES = { expected: 'expected', median: 'median', p90: 'oneIn10', p95: 'oneIn20', p99: 'oneIn100' } as const satisfies Record<string, keyof Summary>; // prettier-ignore

/** Means over seeds, by name. */
class Means {
  readonly #values = new Map<string, number[]>();

  add(name: string, value: number): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
  }

  /** How many standard errors of the difference each is away from the reference. */
  away(expected: Readonly<Record<string, Figure>>): Record<string, number> {
    return Object.fromEntries(
      Object.entries(expected).map(([name, figure]) => {
        const { mean, error } = meanOf(this.#values.get(name) ?? []);
        return [name, Math.abs(mean - figure.mean) / Math.hypot(error, figure.se)];
      }),
    );
  }
}

function expectNear(away: Readonly<Record<string, number>>): void {
  for (const [name, errors] of Object.entries(away)) expect(errors, name).toBeLessThan(3);
}

const trials = (seed: number) => ({ years: reference.trials, seed });

function addSummary(means: Means, spec: MoneySpec, seed: number, known?: Known): number {
  const summary = summaryOf(simulateYears(spec, trials(seed), known).total);
  for (const [name, key] of Object.entries(QUANTILES)) means.add(name, summary[key]);
  return summary.expected;
}

/** Today, after the plan, and each fix alone. */
function expectMet(seeds: number): void {
  const [today, plan, parts, fixes] = [new Means(), new Means(), new Means(), new Means()];
  for (let seed = 0; seed < seeds; seed += 1) {
    const known: Known = new Map();
    const expected = addSummary(today, referenceFirm(), seed, known);
    addSummary(plan, referenceFirm(PLAN, reference.planRpoHours), seed, known);
    for (const [loss, yearly] of simulateYears(referenceFirm(), trials(seed), known).byLoss)
      parts.add(loss, meanOf(yearly).mean);
    for (const [question, score] of Object.entries(reference.target)) {
      const fixed = referenceFirm({ ...CONTROLS, [question]: score });
      fixes.add(question, expected - meanOf(simulateYears(fixed, trials(seed), known).total).mean);
    }
  }
  expectNear(today.away(reference.today));
  expectNear(plan.away(reference.plan));
  expectNear(parts.away(reference.parts));
  expectNear(fixes.away(reference.fix));
}

describe('the reference simulation', () => {
  it('is met by expected loss, quantiles and parts of five seeds', () => {
    const [today, parts] = [new Means(), new Means()];
    for (let seed = 100; seed < 105; seed += 1) {
      const known: Known = new Map();
      addSummary(today, referenceFirm(), seed, known);
      for (const [loss, yearly] of simulateYears(referenceFirm(), trials(seed), known).byLoss)
        parts.add(loss, meanOf(yearly).mean);
    }
    expectNear(today.away(reference.today));
    expectNear(parts.away(reference.parts));
  });

  it('is met by ten seeds: today, after the plan, and each fix alone', { tags: ['slow'], timeout: 300_000 }, () => {
    expectMet(10);
  });

  it('is met by 30 seeds: the same', { tags: ['slow', 'release'], timeout: 300_000 }, () => {
    expectMet(reference.seeds);
  });
});
