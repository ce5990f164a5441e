import type { Facets } from '../../../../model/facets.ts';
import type { Reading } from '../../../../model/reading.ts';
import { RECOVERY_SERVICES_VAULTS } from '../../resource-types.ts';
import { parentOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { isEnumValue } from '../../enum-value.ts';

const table = 'recoveryservicesresources';
const { apiVersion } = RECOVERY_SERVICES_VAULTS;
const DATA_PROTECTION_VERSION = '2023-11-01';

export const BACKUP_VAULTS: ArmType = {
  type: 'Microsoft.DataProtection/backupVaults',
  apiVersion: DATA_PROTECTION_VERSION,
};
export const ITEMS: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems',
  apiVersion,
  within: RECOVERY_SERVICES_VAULTS,
  listedAs: 'backupProtectedItems',
  table,
};
export const POLICIES: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults/backupPolicies',
  apiVersion,
  within: RECOVERY_SERVICES_VAULTS,
  table,
};
const inBackupVaults = (leaf: string): ArmType => ({
  type: `Microsoft.DataProtection/backupVaults/${leaf}`,
  apiVersion: DATA_PROTECTION_VERSION,
  within: BACKUP_VAULTS,
  table,
});
export const INSTANCES = inBackupVaults('backupInstances');
export const BACKUP_VAULT_POLICIES = inBackupVaults('backupPolicies');
export const BACKUP_VAULT_JOBS = inBackupVaults('backupJobs');

/** `properties` of both vault types. */
export interface Vault {
  readonly securitySettings?: {
    readonly immutabilitySettings?: { readonly state?: string } | null;
    readonly softDeleteSettings?: { readonly softDeleteState?: string; readonly state?: string } | null;
    readonly multiUserAuthorization?: string | null;
  } | null;
  readonly encryption?: { readonly keyVaultProperties?: { readonly keyUri?: string } | null } | null;
  readonly redundancySettings?: {
    readonly standardTierStorageRedundancy?: string;
    readonly crossRegionRestore?: string;
  } | null;
  readonly storageSettings?: readonly { readonly type?: string }[] | null;
  readonly featureSettings?: { readonly crossRegionRestoreSettings?: { readonly state?: string } | null } | null;
  readonly isVaultProtectedByResourceGuard?: boolean | null;
}

/** A listed vault. */
export interface KnownVault {
  readonly row: ArmResource;
  readonly settings: Vault;
  /** The subscription that must approve the deletion of backups. */
  readonly approverAccount: Reading<string>;
}

export type Vaults = ReadonlyMap<string, KnownVault>;

/** The vault of a resource at any depth below it. */
export function vaultOf(id: string, vaults: Vaults): KnownVault | undefined {
  for (let at = id; at !== ''; at = parentOf(at)) {
    const vault = vaults.get(at);
    if (vault !== undefined) return vault;
  }
  return undefined;
}

/** Locked immutability cannot be removed, not even by Microsoft support. */
export function immutabilityOf({ securitySettings }: Vault): Facets['immutability']['state'] {
  const state = securitySettings?.immutabilitySettings?.state;
  if (isEnumValue(state, 'Locked')) return 'locked';
  const soft = securitySettings?.softDeleteSettings;
  // Soft delete keeps deleted backups for some days, unless an administrator turns it off.
  return isEnumValue(state, 'Unlocked') || /^(Enabled|AlwaysON|On)$/i.test(soft?.softDeleteState ?? soft?.state ?? '')
    ? 'unlocked'
    : 'none';
}

export const encryptionOf = ({ encryption }: Vault): Facets['encryptionAtRest'] =>
  (encryption?.keyVaultProperties?.keyUri ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key';

export const isGeoRedundant = ({ redundancySettings, storageSettings }: Vault): boolean =>
  isEnumValue(redundancySettings?.standardTierStorageRedundancy, 'GeoRedundant') ||
  (storageSettings ?? []).some(({ type }) => isEnumValue(type, 'GeoRedundant'));

/** Without cross-region restore the copy in the paired region cannot be used by the customer. */
export const allowsCrossRegionRestore = ({ redundancySettings, featureSettings }: Vault): boolean =>
  isEnumValue(redundancySettings?.crossRegionRestore, 'Enabled') ||
  isEnumValue(featureSettings?.crossRegionRestoreSettings?.state, 'Enabled');
