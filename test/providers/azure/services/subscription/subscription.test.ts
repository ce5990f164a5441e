import { describe, expect, it } from 'vitest';
import { azureSubscription } from '../../../../../src/providers/azure/services/subscription/subscription.ts';
import { absent, value } from '../../../../../src/model/reading.ts';
import type { ArmFixture, StoredResource } from '../../../../support/azure/arm-fixture.ts';
import { collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const ID = `/subscriptions/${SUBSCRIPTION}`;
const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
type Chain = readonly { readonly name: string; readonly displayName?: string }[];
const row = (managementGroupAncestorsChain: Chain | null, tags: object = {}): StoredResource => ({
  id: ID,
  type: 'microsoft.resources/subscriptions',
  name: 'Shop',
  tags,
  properties: { managementGroupAncestorsChain },
});
const ROOT = { name: 'tenant', displayName: 'Tenant Root Group' };

async function read(fixture: Partial<ArmFixture>) {
  const { records } = await collectAzure({ subscriptions, ...fixture }, { collectors: [azureSubscription] });
  return records.flatMap(one => (one.record === 'resource' ? [one] : []));
}

describe('the subscription', () => {
  it('belongs to an organization with a management group below the root', async () => {
    const found = await read({ resources: [row([{ name: 'shops', displayName: 'Shops' }, ROOT], { owner: 'ada' })] });
    expect(found).toMatchObject([
      {
        id: ID,
        kind: 'account',
        name: 'Shop',
        tags: { owner: 'ada' },
        facets: {
          organizationMembership: value({ organization: 'Tenant Root Group', managementAccount: 'tenant' }),
        },
      },
    ]);
  });

  it('names the management groups above it, from the top down and without the root', async () => {
    const chain = [{ name: 'eu', displayName: 'Europe' }, { name: 'shops' }, ROOT];
    const [found] = await read({ resources: [row(chain)] });
    expect(found?.facets.division).toEqual(value(['shops', 'Europe']));
    const [below] = await read({ resources: [row([ROOT])] });
    expect(below?.facets.division).toEqual(value([]));
  });

  it.each([
    ['in the root group only', [ROOT]],
    ['in no group', []],
  ])('belongs to none %s', async (_, chain) => {
    const [found] = await read({ resources: [row(chain)] });
    expect(found?.facets.organizationMembership).toEqual(absent);
  });

  it.each([
    ['without a chain', [row(null)]],
    ['missing from the list', []],
    ['without properties', [{ ...row(null), properties: null }]],
  ])('has an unread organization %s', async (_, resources) => {
    const [found] = await read({ resources });
    expect(found).toMatchObject({ id: ID, kind: 'account' });
    expect(found?.facets.organizationMembership).toMatchObject({ state: 'unread', reason: 'failed' });
  });

  it('is listed although its management groups are denied', async () => {
    const [found, ...others] = await read({
      refusals: [[/ResourceGraph|Microsoft.Resources.subscriptions/i, { status: 403, code: 'AuthorizationFailed' }]],
    });
    expect(others).toEqual([]);
    expect(found).toMatchObject({ id: ID, kind: 'account' });
    expect(found?.facets.organizationMembership).toMatchObject({ state: 'unread' });
    expect(found?.facets.infrastructureAsCode).toMatchObject({ state: 'unread' });
  });
});
