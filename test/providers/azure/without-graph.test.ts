import { describe, expect, it } from 'vitest';
import { LASTLOT_SUBSCRIPTION } from '../../../examples/noonsale/company.ts';
import { lastlot } from '../../../examples/noonsale/lastlot.ts';
import type { InventoryRecord } from '../../../src/model/inventory.ts';
import type { ArmFixture } from '../../support/azure/arm-fixture.ts';
import { azureRecords } from '../../support/azure/in-process.ts';

const TIMES = () => ({ started: '2026-01-01T00:00:00Z', ended: '2026-01-01T00:00:01Z' });
const GRAPH = [/ResourceGraph/, { status: 403, code: 'AuthorizationFailed', message: 'No.' }] as const;

/** The inventory without its calls. */
async function readFacet(fixture: ArmFixture): Promise<ReadonlyMap<string, InventoryRecord>> {
  const all = new Map<string, InventoryRecord>();
  for (const one of await azureRecords(fixture, LASTLOT_SUBSCRIPTION, TIMES)) {
    if (one.record === 'resource' || one.record === 'facet') all.set(`${one.record} ${one.id} ${one.unit}`, one);
    if (one.record === 'population') all.set(`population ${one.kind} ${one.unit}`, one);
  }
  return all;
}

describe('a subscription without Resource Graph', () => {
  it('yields the same inventory from Resource Manager, except for what only Resource Graph has', async () => {
    const fixture = lastlot();
    const [graph, plain] = await Promise.all([readFacet(fixture), readFacet({ ...fixture, refusals: [GRAPH] })]);
    expect([...plain.keys()].sort()).toEqual([...graph.keys()].sort());
    expect(plain.size).toBeGreaterThan(60);
    const differ = [...graph].filter(([key, record]) => JSON.stringify(plain.get(key)) !== JSON.stringify(record));
    // Only Resource Graph has change history, management groups and support tickets: unread, never empty.
    expect(differ.map(([key]) => key.split(':').at(-1))).toEqual([
      'azure-change-history',
      'azure-subscription',
      'azure-support',
    ]);
    expect(differ.map(([key]) => plain.get(key))).toMatchObject([
      { facets: { recentChanges: { state: 'unread' } } },
      { facets: { organizationMembership: { state: 'unread' } } },
      { facets: { supportPlan: { state: 'unread' } } },
    ]);
    expect([...plain.values()].filter(one => one.record === 'population' && one.reading.state !== 'value')).toEqual([]);
  });
});
