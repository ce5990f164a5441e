import type { StoredResource } from '../arm-fixture.ts';
import { idAt, row, type ArmPlace, type Properties, type Tags } from './arm-place.ts';
import type { Answers } from './data.ts';

export interface StorageOptions {
  readonly sku?: string;
  readonly kind?: 'StorageV2' | 'FileStorage';
  readonly publicBlobs?: boolean;
  readonly networkClosed?: boolean;
  readonly httpsOnly?: boolean;
  /** Days of locked immutability. */
  readonly lockedDays?: number;
  readonly createdAt?: string;
  readonly tags?: Tags | undefined;
}

export function storageAccount(place: ArmPlace, name: string, options: StorageOptions = {}): StoredResource {
  const { sku = 'Standard_RAGZRS', kind = 'StorageV2', publicBlobs = false, networkClosed = true, lockedDays } = options;
  const locked: Properties =
    lockedDays === undefined
      ? {}
      : {
          immutableStorageWithVersioning: {
            enabled: true,
            immutabilityPolicy: { state: 'Locked', immutabilityPeriodSinceCreationInDays: lockedDays, allowProtectedAppendWrites: false },
          },
        };
  return row(
    place,
    'Microsoft.Storage/storageAccounts',
    name,
    {
      creationTime: options.createdAt ?? '2026-03-01T08:00:00.0000000Z',
      accessTier: 'Hot',
      supportsHttpsTrafficOnly: options.httpsOnly ?? true,
      minimumTlsVersion: 'TLS1_2',
      allowBlobPublicAccess: publicBlobs,
      allowSharedKeyAccess: false,
      publicNetworkAccess: networkClosed ? 'Disabled' : 'Enabled',
      networkAcls: { bypass: 'AzureServices', defaultAction: networkClosed ? 'Deny' : 'Allow', ipRules: [], virtualNetworkRules: [] },
      encryption: { keySource: 'Microsoft.Storage', services: { blob: { enabled: true, keyType: 'Account' }, file: { enabled: true, keyType: 'Account' } } },
      primaryLocation: place.location,
      statusOfPrimary: 'available',
      ...locked,
    },
    { kind, sku: { name: sku, tier: sku.startsWith('Premium') ? 'Premium' : 'Standard' }, tags: options.tags },
  );
} // prettier-ignore

/** Blob service and containers of a storage account; `open` names public containers. */
export function storageAnswers(
  place: ArmPlace,
  name: string,
  { versioning = true, softDeleteDays = 30, containers = [], open = [] }: { readonly versioning?: boolean; readonly softDeleteDays?: number; readonly containers?: readonly string[]; readonly open?: readonly string[] } = {},
): Answers {
  const id = idAt(place, 'Microsoft.Storage/storageAccounts', name);
  const policy = softDeleteDays === 0 ? { enabled: false } : { enabled: true, days: softDeleteDays };
  return {
    [`${id}/blobServices/default`]: {
      id: `${id}/blobServices/default`,
      name: 'default',
      type: 'Microsoft.Storage/storageAccounts/blobServices',
      properties: { isVersioningEnabled: versioning, deleteRetentionPolicy: policy, containerDeleteRetentionPolicy: policy, cors: { corsRules: [] } },
    },
    [`${id}/blobServices/default/containers`]: [...containers, ...open].map(one => ({
      id: `${id}/blobServices/default/containers/${one}`,
      name: one,
      type: 'Microsoft.Storage/storageAccounts/blobServices/containers',
      properties: { publicAccess: open.includes(one) ? 'Blob' : 'None', hasImmutabilityPolicy: false, hasLegalHold: false },
    })),
    [`${id}/objectReplicationPolicies`]: [],
  };
} // prettier-ignore
