import type { Facets } from '../../../../model/facets.ts';
import type { Reading } from '../../../../model/reading.ts';
import { parentOf, type ArmResource, type ArmType } from '../../client/arm.ts';

const table = 'recoveryservicesresources';
const OLDER = '2023-04-01';
const NEWER = '2023-11-01';

export const VAULTS: ArmType = { type: 'Microsoft.RecoveryServices/vaults', apiVersion: OLDER };
export const NEW_VAULTS: ArmType = { type: 'Microsoft.DataProtection/backupVaults', apiVersion: NEWER };
export const ITEMS: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems',
  apiVersion: OLDER,
  within: VAULTS,
  listedAs: 'backupProtectedItems',
  table,
};
export const POLICIES: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults/backupPolicies',
  apiVersion: OLDER,
  within: VAULTS,
  table,
};
const inNewVaults = (leaf: string): ArmType => ({
  type: `Microsoft.DataProtection/backupVaults/${leaf}`,
  apiVersion: NEWER,
  within: NEW_VAULTS,
  table,
});
export const INSTANCES = inNewVaults('backupInstances');
export const NEW_POLICIES = inNewVaults('backupPolicies');
export const NEW_JOBS = inNewVaults('backupJobs');

/** What both services say of a vault, each in its own words. */
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

/** A vault that was listed, and whose people must agree before what lies in it is deleted. */
export interface KnownVault {
  readonly row: ArmResource;
  readonly settings: Vault;
  readonly guard: Reading<string>;
}

export type Vaults = ReadonlyMap<string, KnownVault>;

/** The vault that something in it belongs to, however deep it lies. */
export function vaultOf(id: string, vaults: Vaults): KnownVault | undefined {
  for (let at = id; at !== ''; at = parentOf(at)) {
    const vault = vaults.get(at);
    if (vault !== undefined) return vault;
  }
  return undefined;
}

/** Immutability that is locked can be taken off by nobody, not even Microsoft's support. */
export function immutabilityOf({ securitySettings }: Vault): Facets['immutability']['state'] {
  const state = securitySettings?.immutabilitySettings?.state;
  if (state === 'Locked') return 'locked';
  const soft = securitySettings?.softDeleteSettings;
  // What is deleted can be brought back for some days, until somebody switches that off.
  return state === 'Unlocked' || /^(Enabled|AlwaysON|On)$/i.test(soft?.softDeleteState ?? soft?.state ?? '')
    ? 'unlocked'
    : 'none';
}

export const encryptionOf = ({ encryption }: Vault): Facets['encryptionAtRest'] =>
  (encryption?.keyVaultProperties?.keyUri ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key';

/** Without leave to restore there, what Microsoft keeps in the other region is not ours to use. */
export const allowsCrossRegionRestore = ({ redundancySettings, storageSettings, featureSettings }: Vault): boolean =>
  (redundancySettings?.standardTierStorageRedundancy === 'GeoRedundant' &&
    redundancySettings.crossRegionRestore === 'Enabled') ||
  (featureSettings?.crossRegionRestoreSettings?.state === 'Enabled' &&
    (storageSettings ?? []).some(({ type }) => type === 'GeoRedundant'));
