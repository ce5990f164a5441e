import { describe, expect, it } from 'vitest';
import { azureResourceManager } from '../../../../../src/providers/azure/services/resource-manager/resource-manager.ts';
import { unread, value } from '../../../../../src/model/reading.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const stored = (type: string, name: string, location?: string): StoredResource => ({
  id: `/subscriptions/${SUBSCRIPTION}/resourceGroups/shop/providers/${type}/${name}`,
  type,
  name,
  location,
});
const collect = async (fixture: Partial<ArmFixture>) => {
  const { records, server } = await collectAzure({ subscriptions, ...fixture }, { collectors: [azureResourceManager] });
  const census = records.flatMap(one => (one.record === 'facet' ? [one.facets.resourceCensus] : [])).at(-1);
  return { census, seen: server.seen };
};

describe('the numbers of resources by type', () => {
  it('come from the list of all resources, page by page, whatever the case of a type', async () => {
    const { census, seen } = await collect({
      page: 2,
      resources: [
        stored('Microsoft.DataFactory/factories', 'etl', 'westeurope'),
        stored('microsoft.datafactory/factories', 'nightly', 'North Europe'),
        stored('Microsoft.Compute/disks', 'data', 'westeurope'),
        stored('Microsoft.Network/privateDnsZones', 'shop.internal', 'global'),
      ],
    });
    expect(census).toEqual(
      value({
        sources: [{ name: 'Azure Resource Manager', covers: 'all', regions: [] }],
        uncounted: [],
        types: [
          { type: 'Microsoft.Compute/disks', count: 1, regions: ['westeurope'] },
          { type: 'Microsoft.DataFactory/factories', count: 2, regions: ['northeurope', 'westeurope'] },
          { type: 'Microsoft.Network/privateDnsZones', count: 1, regions: ['global'] },
        ],
      }),
    );
    expect(seen.filter(({ path }) => path.endsWith('/resources'))).toHaveLength(2);
  });

  it('are unread where the list is refused or malformed', async () => {
    const refusals = [[/\/resources$/, { status: 403, code: 'AuthorizationFailed' }]] as const;
    expect((await collect({ refusals })).census).toMatchObject(unread('denied'));
    const answers = { [`/subscriptions/${SUBSCRIPTION}/resources`]: [{ id: 'x' }] };
    expect((await collect({ answers })).census).toMatchObject(unread('failed'));
  });
});
