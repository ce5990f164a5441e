import { describe, expect, it } from 'vitest';
import { azureStorage } from '../../../../../src/providers/azure/services/storage/storage.ts';
import { armPath, collectAzure, LOCATIONS, SUBSCRIPTION } from '../../../../support/azure/collect.ts';

const subscriptions = [{ subscriptionId: SUBSCRIPTION, displayName: 'Shop' }];
const TYPE = 'Microsoft.Storage/storageAccounts';
const account = (name: string, sku: string, properties: Record<string, unknown> = {}, kind = 'StorageV2') => ({
  id: armPath(TYPE, name),
  name,
  type: TYPE,
  kind,
  location: 'westeurope',
  sku: { name: sku, tier: sku.split('_')[0] },
  tags: {},
  properties: {
    creationTime: '2026-05-24T13:28:53.4540398Z',
    supportsHttpsTrafficOnly: true,
    minimumTlsVersion: 'TLS1_2',
    allowBlobPublicAccess: false,
    encryption: { keySource: 'Microsoft.Storage', services: { blob: { enabled: true } } },
    networkAcls: { bypass: 'AzureServices', defaultAction: 'Allow' },
    primaryLocation: 'westeurope',
    ...properties,
  },
});
const blobs = (name: string, isVersioningEnabled?: boolean) => ({
  [`${armPath(TYPE, name)}/blobServices/default`]: {
    id: `${armPath(TYPE, name)}/blobServices/default`,
    name: 'default',
    type: `${TYPE}/blobServices`,
    properties: {
      deleteRetentionPolicy: { enabled: true, days: 300 },
      ...(isVersioningEnabled === undefined ? {} : { isVersioningEnabled }),
    },
  },
  [`${armPath(TYPE, name)}/objectReplicationPolicies`]: [],
});
const containers = (name: string, publicAccess: string) => ({
  [`${armPath(TYPE, name)}/blobServices/default/containers`]: [
    { id: 'c', name: 'pictures', properties: { publicAccess } },
  ],
});
const only = { collectors: [azureStorage] };

describe('a storage account', () => {
  it('reports recommended settings', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          account('orders', 'Standard_RAGZRS', {
            encryption: { keySource: 'Microsoft.Keyvault' },
            publicNetworkAccess: 'Disabled',
            allowSharedKeyAccess: false,
            immutableStorageWithVersioning: {
              enabled: true,
              immutabilityPolicy: { state: 'Locked', immutabilityPeriodSinceCreationInDays: 30 },
            },
          }),
        ],
        answers: {
          ...blobs('orders', true),
          ...containers('orders', 'None'),
          [`${armPath(TYPE, 'orders')}/objectReplicationPolicies`]: [
            {
              name: 'p',
              properties: {
                sourceAccount: armPath(TYPE, 'orders'),
                destinationAccount: armPath(TYPE, 'Mirror'),
                rules: [{ sourceContainer: 'pictures', destinationContainer: 'pictures' }],
              },
            },
          ],
        },
      },
      only,
    );
    expect(resource('orders').facets).toMatchObject({
      placement: {
        value: { spread: 'multi-region', locations: [{ region: 'westeurope' }, { region: 'northeurope' }] },
      },
      encryptionAtRest: { value: 'customer-managed-key' },
      encryptionInTransit: { value: 'required' },
      networkAccess: { value: 'private' },
      localAuthentication: { value: { enabled: false } },
      versioning: { value: true },
      publicAccess: { value: 'blocked' },
      immutability: { value: { state: 'locked', minRetentionDays: 30 } },
      replicationDestinations: { value: [{ id: armPath(TYPE, 'mirror').toLowerCase(), account: SUBSCRIPTION }] },
    });
  });

  it('is replicated in part while a container is not, or only some of its blobs are', async () => {
    const names = ['press', 'bills', '$logs'];
    const replicated = async (...rules: readonly object[]) => {
      const { resource } = await collectAzure(
        {
          subscriptions,
          locations: LOCATIONS,
          resources: [account('press', 'Standard_LRS', { allowBlobPublicAccess: false })],
          answers: {
            ...blobs('press'),
            [`${armPath(TYPE, 'press')}/blobServices/default/containers`]: names.map(name => ({ name })),
            [`${armPath(TYPE, 'press')}/objectReplicationPolicies`]: [
              { name: 'p', properties: { sourceAccount: 'press', destinationAccount: armPath(TYPE, 'far'), rules } },
            ],
          },
        },
        only,
      );
      const { replicationDestinations } = resource('press').facets;
      return replicationDestinations?.state === 'value' && replicationDestinations.value[0]?.partial === true;
    };
    expect(await replicated({ sourceContainer: 'press' })).toBe(true);
    expect(await replicated({ sourceContainer: 'press' }, { sourceContainer: 'bills' })).toBe(false);
    const one = { sourceContainer: 'bills', filters: { prefixMatch: ['2026/'] } };
    expect(await replicated({ sourceContainer: 'press' }, one)).toBe(true);
    expect(await replicated({ sourceContainer: 'press' }, { ...one, filters: { prefixMatch: [''] } })).toBe(false);
  });

  it('reports weak settings: one zone and public containers', async () => {
    const open = { allowBlobPublicAccess: true, supportsHttpsTrafficOnly: false };
    const { resource, server } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [
          account('shop', 'Standard_LRS', {
            ...open,
            keyCreationTime: { key1: '2026-05-01T10:00:00.1Z', key2: '2024-02-01T10:00:00.1Z' },
          }),
          account(
            'inner',
            'Premium_ZRS',
            { ...open, networkAcls: { defaultAction: 'Deny', ipRules: [{ value: '203.0.113.0/24' }] } },
            'BlockBlobStorage',
          ),
          account('files', 'Premium_LRS', {}, 'FileStorage'),
        ],
        answers: { ...blobs('shop'), ...containers('shop', 'Container'), ...blobs('inner') },
      },
      only,
    );
    expect(resource('shop').facets).toMatchObject({
      placement: { value: { spread: 'single-zone' } },
      encryptionAtRest: { value: 'provider-managed-key' },
      encryptionInTransit: { value: 'optional' },
      versioning: { value: { softDeleteDays: 300, overwrites: true } },
      publicAccess: { value: 'public' },
      singleZoneTransition: { value: false },
      networkAccess: { value: 'all-networks' },
      localAuthentication: { value: { enabled: true, createdAt: '2024-02-01T10:00:00.1Z' } },
      immutability: { value: { state: 'none' } },
      replicationDestinations: { state: 'absent' },
    });
    expect(resource('inner').facets).toMatchObject({
      placement: { value: { spread: 'multi-zone' } },
      networkAccess: { value: 'selected-networks' },
      publicAccess: { value: 'possible' },
    });
    expect(resource('files').kind).toBe('file-share');
    expect(
      server.log().filter(line => line.endsWith('/containers')),
      'asked only where it matters',
    ).toHaveLength(1);
  });

  it('has unread facets for denied calls', async () => {
    const { resource } = await collectAzure(
      {
        subscriptions,
        locations: LOCATIONS,
        resources: [account('shop', 'Standard_LRS', { allowBlobPublicAccess: true, encryption: undefined })],
        answers: { ...blobs('shop'), ...containers('shop', 'None') },
        refusals: [[/blobServices/, { status: 403, code: 'AuthorizationFailed' }]],
      },
      only,
    );
    expect(resource('shop').facets).toMatchObject({
      versioning: { state: 'unread', reason: 'denied' },
      publicAccess: { state: 'unread', reason: 'denied' },
      encryptionAtRest: { state: 'unread', reason: 'failed' },
    });
  });
});
