import { describe, expect, it } from 'vitest';
import { azureChangeHistory } from '../../../../../src/providers/azure/services/change-history/change-history.ts';
import type { AzureCollector } from '../../../../../src/providers/azure/context.ts';
import type { FacetName } from '../../../../../src/model/facets.ts';
import { value } from '../../../../../src/model/reading.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const scope = `/subscriptions/${SUBSCRIPTION}`;
const denied = { status: 403, code: 'AuthorizationFailed', message: 'No.' };
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

describe('recent changes', () => {
  const counted = (who: string, sort: string, client: string, changes: number): StoredResource => ({
    id: `${scope}/changes/${who}/${sort}/${client}`,
    name: who,
    type: 'microsoft.resources/changes',
    who,
    sort,
    client,
    changes,
  });

  it('are counted in the portal and in all, without those of Azure', async () => {
    const resources = [
      counted('ann@example.com', 'User', 'Azure Portal', 12),
      counted('ben@example.com', 'User', 'Azure CLI', 3),
      counted('0b1c', 'Application', 'ARM Template', 40),
      counted('System', 'System', '', 900),
      counted('Unspecified', 'Unspecified', 'Unspecified', 70),
    ];
    expect(await accountFacet(azureChangeHistory, 'recentChanges', { resources })).toEqual(
      value({ changes: 55, console: [{ who: 'ann@example.com', changes: 12 }], complete: true }),
    );
  });

  it('are aggregated by Resource Graph, and unread without it', async () => {
    const { server } = await collectAzure({ subscriptions }, { collectors: [azureChangeHistory] });
    const query = server.seen.map(({ body }) => (body as { query?: string } | undefined)?.query ?? '').find(Boolean);
    expect(query).toContain('summarize changes = count()');
    expect(query).toMatch(/project id, name, type, who, sort, client, changes \| order by id asc$/);
    expect(
      await accountFacet(azureChangeHistory, 'recentChanges', { refusals: [[/ResourceGraph/, denied]] }),
    ).toMatchObject({
      state: 'unread',
    });
  });
});
