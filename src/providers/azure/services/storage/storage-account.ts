import type { ArmType } from '../../client/arm.ts';
import type { NetworkRules } from '../../facets/network-rules.ts';

export const STORAGE_ACCOUNTS: ArmType = { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2023-05-01' };

/** `properties` of a storage account. */
export interface StorageAccount {
  readonly creationTime?: string;
  readonly supportsHttpsTrafficOnly?: boolean;
  readonly minimumTlsVersion?: string | null;
  readonly isHnsEnabled?: boolean | null;
  readonly allowBlobPublicAccess?: boolean | null;
  readonly publicNetworkAccess?: string | null;
  readonly networkAcls?: NetworkRules | null;
  readonly allowSharedKeyAccess?: boolean | null;
  readonly keyCreationTime?: Readonly<Record<string, unknown>> | null;
  readonly encryption?: {
    readonly keySource?: string;
    readonly keyvaultproperties?: { readonly keyvaulturi?: string; readonly keyname?: string } | null;
  } | null;
  readonly immutableStorageWithVersioning?: {
    readonly enabled?: boolean;
    readonly immutabilityPolicy?: {
      readonly state?: string;
      readonly immutabilityPeriodSinceCreationInDays?: number;
    } | null;
  } | null;
}
