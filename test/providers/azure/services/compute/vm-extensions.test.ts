import { expect, it } from 'vitest';
import type { AzureCollector } from '../../../../../src/providers/azure/context.ts';
import { azureVmExtensions } from '../../../../../src/providers/azure/services/compute/vm-extensions.ts';
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

it('servers with a monitoring agent are those with a provisioned agent extension', async () => {
  const extension = (virtualMachine: string, type: string, provisioningState = 'Succeeded'): StoredResource => ({
    id: `${armPath('Microsoft.Compute/virtualMachines', virtualMachine)}/extensions/${type}`,
    type: 'Microsoft.Compute/virtualMachines/extensions',
    location: 'westeurope',
    properties: { publisher: 'Microsoft.Azure.Monitor', type, typeHandlerVersion: '1.0', provisioningState },
  });
  const resources = [
    extension('Web', 'AzureMonitorLinuxAgent'),
    extension('db', 'AzureMonitorWindowsAgent', 'Failed'),
    extension('mute', 'CustomScript'),
  ];
  expect(await accountFacet(azureVmExtensions, 'serversWithAgent', { resources })).toEqual(
    value([armPath('Microsoft.Compute/virtualMachines', 'web').toLowerCase()]),
  );
});
