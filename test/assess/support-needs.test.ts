import { describe, expect, it } from 'vitest';
import { withoutStandbys } from '../../src/assess/standbys.ts';
import { supportNeeds } from '../../src/assess/support-needs.ts';
import { standbyCost } from '../../src/assess/yearly-costs.ts';
import { absent, unread, value, type Reading } from '../../src/model/reading.ts';
import type { Facets } from '../../src/model/facets.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { database, placed } from '../support/survival.ts';
import { resource, testInventory } from '../support/world.ts';

const accountWith = (supportPlan: Reading<Facets['supportPlan']>) => {
  const account = resource('account', { id: 'account', tags: {}, facets: {} });
  return { ...account, facets: { ...account.facets, supportPlan } };
};
const needsOf = (plan: Reading<Facets['supportPlan']>, jewel = false) =>
  supportNeeds(testInventory({ resources: [accountWith(plan), database({ placement: placed(['a']) })] }), {
    traits: PROVIDER_TRAITS,
    criticality: jewel ? [{ criticality: 'crown-jewel', match: { kind: 'database' } }] : [],
  });

describe('support contracts against what an account holds', () => {
  it('asks for one that answers emergencies, wherever business depends on the account', () => {
    expect(needsOf(absent)).toEqual([{ provider: 'aws', now: 'none', accounts: 1, crownJewels: 0 }]);
  });

  it('names the next plan only for accounts that hold crown jewels', () => {
    const plan = value({ severities: ['low', 'urgent'] });
    expect(needsOf(plan)).toEqual([]);
    expect(needsOf(plan, true)).toEqual([{ provider: 'aws', now: 'emergency', accounts: 1, crownJewels: 1 }]);
    expect(needsOf(value({ severities: ['urgent', 'critical'] }), true)).toEqual([]);
  });

  it('says nothing of a contract that was not read', () => {
    expect(needsOf(unread('denied'), true)).toEqual([]);
  });
});

describe('stand-bys', () => {
  const waiting = database({
    placement: {
      spread: 'multi-zone',
      locations: [{ region: 'r', zone: 'a', role: 'primary' }, { region: 'r', zone: 'b', role: 'standby' }],
    },
  }); // prettier-ignore

  it('are taken away, and nothing else', () => {
    const one = database({ placement: placed(['a', 'b'], 'multi-zone', 'replica') }, { id: 'read' });
    const { inventory, with: found } = withoutStandbys(testInventory({ resources: [waiting, one] }));
    expect(found).toEqual([waiting]);
    expect(inventory.resources[0]?.facets.placement).toEqual(
      value({ spread: 'single-zone', locations: [{ region: 'r', zone: 'a', role: 'primary' }] }),
    );
    expect(inventory.resources[1]).toBe(one);
  });

  it('without a price are counted, not free', () => {
    expect(standbyCost([waiting])).toEqual({ low: 0, high: 0, unpriced: 1 });
  });
});
