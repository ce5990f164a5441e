import { describe, expect, it } from 'vitest';
import data from '../../../data/promises.json' with { type: 'json' };
import type { Money } from '../../../src/model/money.ts';
import type { Company } from '../../../src/risk/money/company-facts.ts';
import { creditOf } from '../../../src/risk/money/credit.ts';
import { survivalFigures } from '../../../src/risk/survival/parameters.ts';

const losses = [{ loss: 'S2', typical: 17_000 }] as unknown as Money['losses'];
const company = (more: object = {}): Company =>
  ({
    workloads: [{ name: 'shop' }],
    places: [{ id: 'r', scenario: 'region-lost', provider: 'aws', effects: [] }],
    figures: survivalFigures(),
    business: { cloudBill: { low: 12_000, high: 24_000 } },
    ...more,
  }) as unknown as Company;

describe('what a provider credits for an outage', () => {
  it('is a share of a month of the bill, beside what the outage costs', () => {
    // 6.9 of 730 hours are 99.05 percent up: the first band
    expect(creditOf(company(), losses)).toEqual({ loss: 'S2', hours: 6.9, percent: 10, amount: { low: 100, high: 200 }, of: 17_000 }); // prettier-ignore
  });

  it('has no amount without the bill, and none where no agreement or no such outage is known', () => {
    expect(creditOf(company({ business: {} }), losses)).not.toHaveProperty('amount');
    expect(creditOf(company({ places: [{ provider: 'example' }] }), losses)).toBeUndefined();
    expect(creditOf(company(), [])).toBeUndefined();
  });

  it('grows with every lower band', () => {
    for (const { bands } of data.credits)
      for (const [at, band] of bands.entries()) {
        const next = bands[at + 1];
        expect(band.percent).toBeLessThanOrEqual(100);
        if (next !== undefined) expect([next.below < band.below, next.percent > band.percent]).toEqual([true, true]);
      }
  });
});
