import { describe, expect, it } from 'vitest';
import data from '../../../data/prices.json' with { type: 'json' };
import { FACETS } from '../../../src/model/facets.ts';
import { value } from '../../../src/model/reading.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { machineYear } from '../../../src/risk/money/list-prices.ts';
import { runningCost } from '../../../src/risk/money/running-cost.ts';
import { nextPlan, planYear } from '../../../src/risk/money/support-plans.ts';
import { backup, database, placed } from '../../support/survival.ts';

const GIGABYTE = 2 ** 30;
const stored = (bytes: number): Resource => {
  const made = database({ placement: placed(['a']), size: { bytes }, performance: { type: 'db.m6g.large', burstable: false } });
  return { ...made, type: 'AWS::RDS::DBInstance' };
}; // prettier-ignore
const with_ = (resource: Resource, facets: Resource['facets']): Resource => ({
  ...resource,
  facets: { ...resource.facets, ...facets },
});

describe('what an action adds to the bill of a year', () => {
  const before = stored(100 * GIGABYTE);

  it('is a second machine with its storage, for a database that gets a stand-by', () => {
    const after = with_(before, { placement: value(placed(['a', 'b'])) });
    // 0.159 an hour, and 100 GB at 0.115 a month
    const year = 0.159 * 8760 + 100 * 0.115 * 12;
    expect(runningCost([before], [after])).toEqual({ low: year, high: year });
  });

  it('is the storage of a copy', () => {
    const copy = backup({ account: 'other' });
    const year = 100 * 0.095 * 12;
    expect(runningCost([before], [before, copy])).toEqual({ low: year, high: year });
    const unsized = with_(before, { size: value({}) });
    expect(runningCost([unsized], [unsized, copy])).toEqual({ low: 0, high: 0, unpriced: 1 });
  });

  it('is nothing for a switch, and not priced where no list has it: never nothing', () => {
    const safe = with_(before, { deletionProtection: value(true) });
    expect(runningCost([before], [safe])).toEqual({ low: 0, high: 0 });
    const logged = with_(before, { accessLogging: value('enabled') });
    expect(runningCost([before], [logged])).toEqual({ low: 0, high: 0, unpriced: 1 });
    const strange = with_(before, { performance: value({ type: 'db.unheard.large', burstable: false }) });
    const spread = with_(strange, { placement: value(placed(['a', 'b'])) });
    expect(runningCost([strange], [spread])).toEqual({ low: 0, high: 0, unpriced: 1 });
  });
});

describe('list prices', () => {
  it('go by family and size', () => {
    expect(machineYear('db.t3.micro')).toBeCloseTo(0.145 * 0.125 * 8760, 6);
    expect(machineYear('db-custom-4-15360')).toBeCloseTo(0.0676 * 4 * 8760, 6);
    expect(machineYear('db.unheard.large')).toBeUndefined();
    expect(machineYear('db.r5.metal')).toBeUndefined();
  });

  it('name facets that exist, sources that are listed, and a class for each price', () => {
    for (const name of data.freeFacets) expect(FACETS).toContain(name.split('=')[0]);
    const sources = Object.keys(data.sources);
    for (const { source, class: sort } of [...data.machines, ...data.storage, ...data.perZone]) {
      expect(sources).toContain(source);
      expect(['documented', 'general-knowledge']).toContain(sort);
    }
    expect(new Set([...data.machines, ...data.storage, ...data.perZone].map(one => one.source))).toEqual(new Set(sources)); // prettier-ignore
  });
});

describe('support plans', () => {
  const plan = nextPlan('aws', 'none')!;

  it('cost the minimum of each account, and at most the share of the whole bill', () => {
    expect(planYear(plan, 3)).toEqual({ low: 3 * 29 * 12, high: 3 * 29 * 12, unpriced: 1 });
    // 20,000 a month: 9 % of the first 10,000, 7 % of the rest
    expect(planYear(plan, 3, { low: 1, high: 240_000 })).toEqual({ low: 3 * 29 * 12, high: 12 * (900 + 700) });
  });

  it('have a next one only where the list has it', () => {
    expect(nextPlan('aws', 'emergency')?.plan).toBe('Enterprise');
    expect(nextPlan('example', 'none')).toBeUndefined();
  });
});
