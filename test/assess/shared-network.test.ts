import { expect, it } from 'vitest';
import { loadChecks } from '../../checks/index.ts';
import { FACTS } from '../../src/facts/index.ts';
import type { Facets } from '../../src/model/facets.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { assessInventory } from '../../src/assess/assessment.ts';
import { resource, testInventory } from '../support/world.ts';

const checks = (await loadChecks()).filter(({ id }) => ['flow-logs-disabled', 'single-zone-network'].includes(id));

/** A server in a subnet of one zone whose network keeps no flow logs. */
function judged(sharedBy: string | null): string[] {
  const relationships = [{ to: 'vpc-press', role: 'network' }];
  const placement: Facets['placement'] = {
    spread: 'single-zone',
    locations: [{ region: 'eu-west-1', zone: 'z1', role: 'primary' }],
  };
  const inventory = testInventory({
    resources: [
      resource('network', { id: 'vpc-press', facets: { sharedBy, flowLogs: 'disabled' } }),
      resource('subnet', { id: 'subnet-press', facets: { sharedBy, relationships, placement, flowLogs: 'disabled' } }),
      resource('server', {
        id: 'press',
        facets: { networkInterfaces: [{ subnet: 'subnet-press', firewalls: [], addressFamilies: [] }] },
      }),
    ],
  });
  const said: string[] = [];
  assessInventory(inventory, {
    checks,
    facts: FACTS,
    traits: PROVIDER_TRAITS,
    now: '2026-06-30T10:00:00Z',
    version: '0',
    client: { name: 'T', tlp: 'TLP:CLEAR' },
    onFinding: ({ resource: { kind }, status, message }) => {
      if (kind === 'network') said.push(`${status}: ${message}`);
    },
  });
  return said;
}

it('a network that another account shares is not judged in this one, its own is', () => {
  expect(judged('999988887777')).toEqual(checks.map(() => 'not-applicable: account 999988887777 owns and shares it'));
  expect(judged(null).every(text => text.startsWith('fail: '))).toBe(true);
});
