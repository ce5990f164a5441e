import { describe, expect, it } from 'vitest';
import { azureSiteRecovery } from '../../../../../src/providers/azure/services/site-recovery/site-recovery.ts';
import { armPath, collectAzure, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const OTHER = SUBSCRIPTION.replace(/a$/, 'b');

describe('a server replicated by Site Recovery', () => {
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
  const backups = (records: Awaited<ReturnType<typeof collect>>['records']) =>
    records.flatMap(one => (one.record === 'resource' && one.kind === 'backup' ? [one.facets.backup] : []));

  it('reports a test failover, its replication health and a backup in another region', async () => {
    const { records, resource } = await collect([item('web')]);
    expect(resource('web')).toMatchObject({ kind: 'replication', region: 'northeurope' });
    expect(resource('web').facets).toEqual({
      failoverTests: { state: 'value', value: { servers: 1, tested: 1, latest: '2026-05-01T10:00:00.123Z' } },
      replicationHealth: { state: 'value', value: { health: 'healthy', lagMinutes: 10 } },
    });
    expect(backups(records)).toEqual([
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

  it('reports no test failover, and unread health', async () => {
    const { resource } = await collect([
      item('web', { lastSuccessfulTestFailoverTime: null, replicationHealth: 'None' }, { rpoInSeconds: null }),
    ]);
    expect(resource('web').facets.failoverTests).toEqual({ state: 'value', value: { servers: 1, tested: 0 } });
    expect(resource('web').facets.replicationHealth).toMatchObject({ state: 'unread' });
  });

  it('has no backup with excluded disks, after a failover, or from outside Azure', async () => {
    const { records } = await collect([
      item('part', {}, { unprotectedDisks: [{ diskLunId: 1 }] }),
      item('turned', { activeLocation: 'Recovery' }),
      item('vmware', {}, { instanceType: 'InMageRcm', fabricObjectId: undefined }),
    ]);
    expect(backups(records).map(backup => backup?.state)).toEqual(['unread', 'absent']);
  });

  it('is unread when denied', async () => {
    const permissions = { [SUBSCRIPTION]: [{ actions: ['*/read'], notActions: ['Microsoft.RecoveryServices/*'] }] };
    const { population } = await collect([item('web')], { permissions });
    for (const kind of ['replication', 'backup'])
      expect(population(kind)?.reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});
