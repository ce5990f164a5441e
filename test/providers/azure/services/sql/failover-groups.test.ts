import { describe, expect, it } from 'vitest';
import { azureFailoverGroups } from '../../../../../src/providers/azure/services/sql/failover-groups.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const OTHER = SUBSCRIPTION.replace(/a$/, 'b');

describe('a failover group', () => {
  const TYPE = 'Microsoft.Sql/servers/failoverGroups';
  const SERVER = armPath('Microsoft.Sql/servers', 'sql-we');
  const FOLLOWER = armPath('Microsoft.Sql/servers', 'sql-ne', OTHER);
  const group = (failoverPolicy: string, replicationState: string, replicationRole = 'Primary') => ({
    id: `${SERVER}/failoverGroups/orders-fg`,
    name: 'orders-fg',
    type: TYPE,
    location: 'West Europe',
    properties: {
      readWriteEndpoint: { failoverPolicy, failoverWithDataLossGracePeriodMinutes: 60 },
      readOnlyEndpoint: { failoverPolicy: 'Disabled' },
      replicationRole,
      replicationState,
      partnerServers: [{ id: FOLLOWER, location: 'North Europe', replicationRole: 'Secondary' }],
      databases: [`${SERVER}/databases/Orders`],
    },
  });
  const collect = (one: ReturnType<typeof group>, more: object = {}) =>
    collectAzure({ subscriptions, resources: [one], ...more }, { collectors: [azureFailoverGroups] });

  it('has replication health, a failover policy and a backup of each database', async () => {
    const { resource } = await collect(group('Automatic', 'CATCH_UP'));
    expect(resource('orders-fg').facets).toEqual({
      failoverTests: { state: 'absent' },
      replicationHealth: { state: 'value', value: { health: 'healthy', failoverPolicy: 'provider-managed' } },
    });
    expect(resource('orders')).toMatchObject({ kind: 'backup', region: 'northeurope' });
    expect(resource('orders').facets.backup).toMatchObject({
      value: {
        source: `${SERVER}/databases/Orders`.toLowerCase(),
        account: OTHER,
        region: 'northeurope',
        immutability: 'none',
      },
    });
    const own = await collect(group('Manual', 'SUSPENDED'));
    expect(own.resource('orders-fg').facets.replicationHealth).toEqual({
      state: 'value',
      value: { health: 'critical', failoverPolicy: 'customer-managed' },
    });
    expect(own.resource('orders').facets.backup, 'it does not follow').toEqual({ state: 'absent' });
  });

  it('is read from the primary server, and unread when denied', async () => {
    const { population } = await collect(group('Manual', 'CATCH_UP', 'Secondary'));
    expect(population('replication')?.reading).toEqual({ state: 'value', value: 0 });
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Sql/*'] }] };
    const hidden = await collect(group('Manual', 'CATCH_UP'), { permissions });
    for (const kind of ['replication', 'backup'])
      expect(hidden.population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
