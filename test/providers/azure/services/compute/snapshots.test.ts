import { describe, expect, it } from 'vitest';
import { azureSnapshots } from '../../../../../src/providers/azure/services/compute/snapshots.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];

describe('a snapshot', () => {
  const SNAPSHOT = 'Microsoft.Compute/snapshots';
  const snapshot = (name: string, of: string, location = 'westeurope', more: Record<string, unknown> = {}) => ({
    id: armPath(SNAPSHOT, name),
    name,
    type: SNAPSHOT,
    location,
    properties: {
      timeCreated: '2026-11-20T05:00:00.0000000+00:00',
      creationData: { createOption: 'Copy', sourceResourceId: of },
      encryption: { type: 'EncryptionAtRestWithPlatformKey' },
      incremental: true,
      ...more,
    },
  });

  it('is a backup of its disk, also when copied to another region', async () => {
    const disk = armPath('Microsoft.Compute/disks', 'Orders');
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          snapshot('first', disk),
          snapshot('far', armPath(SNAPSHOT, 'first'), 'northeurope'),
          snapshot('half', disk, 'northeurope', { completionPercent: 40 }),
        ],
      },
      { collectors: [azureSnapshots] },
    );
    expect(resource('far').facets.backup).toEqual({
      state: 'value',
      value: {
        source: disk.toLowerCase(),
        provider: 'azure',
        account: SUBSCRIPTION,
        region: 'northeurope',
        takenAt: '2026-11-20T05:00:00.000Z',
        immutability: 'none',
      },
    });
    expect(resource('half').facets.backup).not.toHaveProperty('value.takenAt');
  });
});
