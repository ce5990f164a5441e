import { describe, expect, it } from 'vitest';
import { azureNetApp } from '../../../../../src/providers/azure/services/netapp/netapp.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const base = { subscriptions: [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }], locations: LOCATIONS };
const ACCOUNT = armPath('Microsoft.NetApp/netAppAccounts', 'files');
const VOLUMES = 'Microsoft.NetApp/netAppAccounts/capacityPools/volumes';
const only = { collectors: [azureNetApp] };

const volume = (name: string, properties: Record<string, unknown> = {}, zones?: readonly string[]) => ({
  id: `${ACCOUNT}/capacityPools/pool1/volumes/${name}`,
  name: `files/pool1/${name}`,
  type: VOLUMES,
  location: 'westeurope',
  ...(zones === undefined ? {} : { zones }),
  properties: {
    creationToken: name,
    usageThreshold: 107_374_182_400,
    serviceLevel: 'Premium',
    provisioningState: 'Succeeded',
    encryptionKeySource: 'Microsoft.NetApp',
    protocolTypes: ['NFSv4.1'],
    ...properties,
  },
});
const policy = (sort: 'backupPolicies' | 'snapshotPolicies', name: string, properties: Record<string, unknown>) => ({
  id: `${ACCOUNT}/${sort}/${name}`,
  name: `files/${name}`,
  type: `Microsoft.NetApp/netAppAccounts/${sort}`,
  location: 'westeurope',
  properties,
});
const of = (sort: string, name: string) => `${ACCOUNT}/${sort}/${name}`;
const POLICIES = [
  policy('backupPolicies', 'long', { enabled: true, dailyBackupsToKeep: 10, weeklyBackupsToKeep: 4 }),
  policy('backupPolicies', 'off', { enabled: false, dailyBackupsToKeep: 10 }),
  policy('snapshotPolicies', 'days', { enabled: true, dailySchedule: { snapshotsToKeep: 5 } }),
];

describe('a volume of Azure NetApp Files', () => {
  it('is single-zone unless replicated, and backed up by its policies', async () => {
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          ...POLICIES,
          volume(
            'orders',
            {
              smbEncryption: true,
              protocolTypes: ['CIFS'],
              encryptionKeySource: 'Microsoft.KeyVault',
              dataProtection: {
                backup: { backupPolicyId: of('backupPolicies', 'long'), policyEnforced: true },
                snapshot: { snapshotPolicyId: of('snapshotPolicies', 'days') },
                replication: { endpointType: 'src', remoteVolumeResourceId: 'r', remoteVolumeRegion: 'northeurope' },
              },
            },
            ['1'],
          ),
          volume('near', {
            dataProtection: { replication: { endpointType: 'Src', remoteVolumeResourceId: 'r' } },
          }),
          volume('follower', {
            dataProtection: { replication: { endpointType: 'Dst', remoteVolumeResourceId: 'r' } },
          }),
          volume('alone', { protocolTypes: ['NFSv3'], dataProtection: { backup: { backupPolicyId: of('backupPolicies', 'off') } } }, ['2']), // prettier-ignore
        ],
      },
      only,
    );
    expect(resource('orders').facets).toMatchObject({
      placement: {
        value: { spread: 'multi-region', locations: [{ zone: 'westeurope-az3' }, { region: 'northeurope' }] },
      },
      encryptionAtRest: { value: 'customer-managed-key' },
      encryptionInTransit: { value: 'required' },
      automatedBackups: { value: { retentionDays: 28, pointInTimeRecovery: false } },
      networkAccess: { state: 'absent' },
    });
    expect(resource('near').facets.placement).toMatchObject({ value: { spread: 'multi-zone' } });
    expect(resource('follower').facets).toMatchObject({
      placement: { state: 'absent' },
      dataDurability: { value: 'derived' },
    });
    expect(resource('alone').facets).toMatchObject({
      placement: { value: { spread: 'single-zone', locations: [{ zone: 'westeurope-az1' }] } },
      dataDurability: { value: 'durable' },
      encryptionInTransit: { value: 'none' },
      automatedBackups: { state: 'absent' },
    });
  });

  it('has unread backups without its policy', async () => {
    const { resource } = await collectAzure(
      {
        ...base,
        resources: [
          ...POLICIES,
          volume('orders', { dataProtection: { backup: { backupPolicyId: of('backupPolicies', 'long') } } }),
          volume('free'),
        ],
        permissions: {
          [SUBSCRIPTION]: [
            { actions: ['*/read'], notActions: ['Microsoft.NetApp/netAppAccounts/backupPolicies/read'] },
          ],
        },
      },
      only,
    );
    expect(resource('orders').facets.automatedBackups).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(resource('free').facets.automatedBackups).toEqual({ state: 'absent' });
  });
});
