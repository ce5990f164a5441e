import { describe, expect, it } from 'vitest';
import type { AzureCollector } from '../../../../../src/providers/azure/context.ts';
import { azureSupport } from '../../../../../src/providers/azure/services/support/support.ts';
import type { FacetName } from '../../../../../src/model/facets.ts';
import { absent, value } from '../../../../../src/model/reading.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

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

describe('the support plan', () => {
  const ticket = (name: string, contract: string | null, opened: string): StoredResource => ({
    id: `${scope}/providers/Microsoft.Support/supportTickets/${name}`,
    type: 'Microsoft.Support/supportTickets',
    contract,
    opened,
  });
  const readFacet = (...resources: StoredResource[]) => accountFacet(azureSupport, 'supportPlan', { resources });

  it('is that of the newest ticket', async () => {
    expect(
      await readFacet(ticket('a', 'Basic', '2026-01-01T00:00:00Z'), ticket('b', 'Standard', '2026-05-01T00:00:00Z')),
    ).toEqual(value({ severities: ['minimal', 'moderate', 'critical'] }));
    expect(
      await readFacet(ticket('a', 'Premier', '2025-01-01T00:00:00Z'), ticket('b', 'Basic', '2026-05-01T00:00:00Z')),
    ).toEqual(absent);
    expect(await readFacet(ticket('a', 'Azure Developer', '2026-01-01T00:00:00Z'))).toEqual(absent);
  });

  it('is unread without tickets, or with an unknown plan', async () => {
    expect(await readFacet()).toMatchObject({ state: 'unread', reason: 'unsupported' });
    expect(await readFacet(ticket('a', null, '2026-01-01T00:00:00Z'))).toMatchObject({ state: 'unread' });
    expect(await readFacet(ticket('a', 'Azure Internal', '2026-01-01T00:00:00Z'))).toMatchObject({ state: 'unread' });
  });
});
