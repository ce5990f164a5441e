import { expect, it } from 'vitest';
import staleAccessKey from '../../checks/perimeter/stale-access-key.ts';
import rootInUse from '../../checks/perimeter/root-account-in-use.ts';
import staleBackups from '../../checks/offsite-copies/stale-backups.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Inventory } from '../../src/model/inventory.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { resource, testInventory } from '../support/world.ts';

const READ = '2026-06-30T10:00:00Z';
const LATER = '2027-03-01T10:00:00Z';

const account = resource('account', { region: 'global', facets: { rootUsage: { lastUsed: '2026-06-20T09:00:00Z' } } });
const key = { active: true, createdAt: '2026-06-01T09:00:00Z', lastUsed: '2026-06-29T09:00:00Z' };
const robot = resource('identity', {
  region: 'global',
  facets: { credentials: { consoleAccess: false, accessKeys: [key] } },
});
const orders = resource('database', {
  id: 'orders',
  facets: {
    dataDurability: 'durable',
    state: 'running',
    automatedBackups: { retentionDays: 7, pointInTimeRecovery: true, latest: '2026-06-30T08:55:00Z' },
  },
});

const said = (now: string, inventory: Inventory = testInventory({ resources: [account, robot, orders] })): string[] => {
  const checks = [rootInUse, staleAccessKey, staleBackups];
  const { findings, checks: tallies } = assessInventory(inventory, {
    ...{ checks, facts: FACTS, traits: PROVIDER_TRAITS, now, version: '0', criticality: [] },
    client: { name: 'T', tlp: 'TLP:CLEAR' },
  });
  const passed = tallies.filter(({ pass }) => pass > 0).map(({ id }) => `${id} pass`);
  return [...findings.map(({ message }) => message), ...passed].sort();
};

it('says the same of last uses and last backups, however long after the reading it is written', () => {
  const then = said(READ);
  expect(then).toContain('The top log-in of account-1 was used 10 days ago.');
  expect(then).toContain('stale-backups pass');
  expect(then).toContain('stale-access-key pass');
  expect(said(LATER)).toEqual(then);
});

it('counts from the reading of its own unit, where several inventories are put together', () => {
  const inventory = testInventory({ resources: [account, robot, orders] });
  const units = inventory.units.map(unit => ({ ...unit, started: '2026-07-10T09:01:00Z' }));
  expect(said(LATER, { ...inventory, units }).filter(message => message.startsWith('The newest'))).toHaveLength(1);
});
