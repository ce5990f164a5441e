import { describe, expect, it } from 'vitest';
import { azureFailoverGroups } from '../../../src/providers/azure/services/sql/failover-groups.ts';
import { azureSiteRecovery } from '../../../src/providers/azure/services/site-recovery/site-recovery.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const OTHER = SUBSCRIPTION.replace(/a$/, 'b');

describe('a machine that Site Recovery keeps ready', () => {
  const TYPE =
    'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems';
  const VM = armPath('Microsoft.Compute/virtualMachines', 'Web-1');
  const item = (name: string, properties: Record<string, unknown> = {}, details: Record<string, unknown> = {}) => ({
    id: `${armPath('Microsoft.RecoveryServices/vaults', 'dr')}/replicationFabrics/asr-a2a-default-westeurope/replicationProtectionContainers/c/replicationProtectedItems/${name}`,
    name,
    type: TYPE,
    properties: {
      friendlyName: name,
      activeLocation: 'Primary',
      protectionState: 'Protected',
      replicationHealth: 'Normal',
      failoverHealth: 'Normal',
      lastSuccessfulTestFailoverTime: '2026-05-01T10:00:00.1234567Z',
      ...properties,
      providerSpecificDetails: {
        instanceType: 'A2A',
        fabricObjectId: VM,
        primaryFabricLocation: 'westeurope',
        recoveryFabricLocation: 'North Europe',
        recoveryAzureResourceGroupId: `/subscriptions/${OTHER}/resourceGroups/dr`,
        rpoInSeconds: 600,
        lastRpoCalculatedTime: '2026-11-28T12:00:00Z',
        unprotectedDisks: [],
        ...details,
      },
    },
  });
  const collect = (resources: readonly ReturnType<typeof item>[], more: object = {}) =>
    collectAzure({ subscriptions, resources, ...more }, { collectors: [azureSiteRecovery] });
  const copies = (records: Awaited<ReturnType<typeof collect>>['records']) =>
    records.flatMap(one => (one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : []));

  it('was started for a test, follows, and is a copy elsewhere', async () => {
    const { records, resource } = await collect([item('web')]);
    expect(resource('web')).toMatchObject({ kind: 'replication', region: 'northeurope' });
    expect(resource('web').facets).toEqual({
      failoverTests: { state: 'value', value: { servers: 1, tested: 1, latest: '2026-05-01T10:00:00.123Z' } },
      replicationHealth: { state: 'value', value: { health: 'healthy', lagMinutes: 10 } },
    });
    expect(copies(records)).toEqual([
      {
        state: 'value',
        value: {
          source: VM.toLowerCase(),
          provider: 'azure',
          account: OTHER,
          region: 'northeurope',
          takenAt: '2026-11-28T11:50:00.000Z',
          immutability: 'none',
        },
      },
    ]);
  });

  it.each([
    [{ replicationHealth: 'Critical' }, 'critical'],
    [{ failoverHealth: 'Critical' }, 'critical'],
    [{ replicationHealth: 'Warning' }, 'warning'],
    [{ failoverHealth: 'Warning' }, 'healthy'],
  ])('with %o is %s', async (properties, health) => {
    const { resource } = await collect([item('web', properties)]);
    expect(resource('web').facets.replicationHealth).toMatchObject({ value: { health } });
  });

  it('was never tested, or says nothing of how it follows', async () => {
    const { resource } = await collect([
      item('web', { lastSuccessfulTestFailoverTime: null, replicationHealth: 'None' }, { rpoInSeconds: null }),
    ]);
    expect(resource('web').facets.failoverTests).toEqual({ state: 'value', value: { servers: 1, tested: 0 } });
    expect(resource('web').facets.replicationHealth).toMatchObject({ state: 'unread' });
  });

  it('is no whole copy without some of its disks, none after a takeover, and none of ours from another house', async () => {
    const { records } = await collect([
      item('part', {}, { unprotectedDisks: [{ diskLunId: 1 }] }),
      item('turned', { activeLocation: 'Recovery' }),
      item('vmware', {}, { instanceType: 'InMageRcm', fabricObjectId: undefined }),
    ]);
    expect(copies(records).map(copy => copy?.state)).toEqual(['unread', 'absent']);
  });

  it('is unread where nobody may see it', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.RecoveryServices/*'] }] };
    const { population } = await collect([item('web')], { permissions });
    for (const kind of ['replication', 'backup'])
      expect(population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('a group of databases that another region follows', () => {
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

  it('follows, by whose order, and holds a copy of each database', async () => {
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

  it('is told by the end that writes, and is unread where nobody may see it', async () => {
    const { population } = await collect(group('Manual', 'CATCH_UP', 'Secondary'));
    expect(population('replication')?.reading).toEqual({ state: 'value', value: 0 });
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.Sql/*'] }] };
    const hidden = await collect(group('Manual', 'CATCH_UP'), { permissions });
    for (const kind of ['replication', 'backup'])
      expect(hidden.population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
