import { describe, expect, it } from 'vitest';
import type { AzureCollector } from '../../../../../src/providers/azure/context.ts';
import { azureAvailabilityTests } from '../../../../../src/providers/azure/services/monitor/availability-tests.ts';
import type { FacetName } from '../../../../../src/model/facets.ts';
import { value } from '../../../../../src/model/reading.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
/** A facet that a collector adds to the subscription. */
async function accountFacet(
  collector: AzureCollector,
  facet: FacetName,
  fixture: Partial<ArmFixture>,
): Promise<unknown> {
  const { records } = await collectAzure({ subscriptions, ...fixture }, { collectors: [collector] });
  const found = records.flatMap(one => (one.record === 'facet' && one.id === scope ? [one.facets[facet]] : []));
  return found.at(-1);
}

describe('visits from outside', () => {
  const test = (name: string, properties: Record<string, unknown>): StoredResource => ({
    id: armPath('Microsoft.Insights/webtests', name),
    type: 'Microsoft.Insights/webtests',
    location: 'westeurope',
    kind: 'standard',
    properties: { SyntheticMonitorId: name, Kind: 'standard', Frequency: 300, Enabled: true, ...properties },
  });
  const places = { Locations: [{ Id: 'emea-nl-ams-azr' }, { Id: 'us-fl-mia-edge' }] };

  it('count where they are switched on and come from somewhere', async () => {
    const resources = [
      test('buys', places),
      test('off', { ...places, Enabled: false }),
      test('nowhere', { Locations: [] }),
    ];
    expect(await accountFacet(azureAvailabilityTests, 'syntheticMonitors', { resources })).toEqual(value(1));
  });

  it('are unread when denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['Microsoft.Compute/*/read'] }] };
    expect(await accountFacet(azureAvailabilityTests, 'syntheticMonitors', { permissions })).toMatchObject({
      state: 'unread',
      reason: 'denied',
    });
  });
});
