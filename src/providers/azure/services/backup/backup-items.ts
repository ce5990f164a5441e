import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, valueOrNull, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, regionName, type ArmResource } from '../../client/arm.ts';
import {
  encryptionOf,
  INSTANCES,
  allowsCrossRegionRestore,
  isGeoRedundant,
  ITEMS,
  immutabilityOf,
  vaultOf,
  type KnownVault,
  type Vaults,
} from './backup-types.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { pairedRegion } from '../../facets/placement.ts';
import type { ProtectedShares } from './protected-shares.ts';

interface Item {
  readonly sourceResourceId?: string | null;
  readonly lastRecoveryPoint?: string | null;
  readonly protectedItemType?: string;
  readonly extendedProperties?: { readonly diskExclusionProperties?: unknown } | null;
  readonly isScheduledForDeferredDelete?: boolean | null;
}
interface Instance {
  readonly dataSourceInfo?: { readonly resourceID?: string; readonly datasourceType?: string };
  readonly policyInfo?: {
    readonly policyParameters?: { readonly backupDatasourceParametersList?: readonly unknown[] | null } | null;
  };
}

/** The backed-up resource and the time of the latest recovery point. */
interface Origin {
  readonly source: string;
  readonly takenAt?: string;
  readonly restriction?: Facets['backup']['restriction'];
}

/** Emits an item of a Recovery Services vault: a virtual machine with its disks, or a file share. */
export async function emitItem(
  ctx: AzureContext,
  row: ArmResource,
  vaults: Vaults,
  shares: ProtectedShares,
): Promise<void> {
  const item = propertiesOf(row) as Item;
  const takenAt = item.lastRecoveryPoint ?? undefined;
  const origin = mapReading(await sourceOf(item, shares), source => ({
    ...source,
    ...(takenAt === undefined ? {} : { takenAt }),
  }));
  await emitBackup(ctx, row, ITEMS.type, origin, vaults);
}

/** Absent for a source that no collector lists, and for a deleted backup, which soft delete keeps for some days. */
async function sourceOf(item: Item, shares: ProtectedShares): Promise<Reading<Origin>> {
  if (item.isScheduledForDeferredDelete === true) return absent;
  const { sourceResourceId, protectedItemType: type = '', extendedProperties: extended } = item;
  if (sourceResourceId === undefined || sourceResourceId === null || sourceResourceId === '') return absent;
  const source = armId(sourceResourceId);
  if (/^(Microsoft\.Compute|Microsoft\.ClassicCompute|AzureIaaSVM)/i.test(type)) {
    return (extended?.diskExclusionProperties ?? null) === null
      ? value({ source })
      : unread('failed', 'some of its disks are excluded');
  }
  if (!/^AzureFileShare/i.test(type)) return absent;
  return mapReading(await shares(source), whole => (whole ? { source } : { source, restriction: 'partial' }));
}

/** Emits an instance of a Backup vault. `latest`: time of the latest backup of each, from the jobs. */
export async function emitInstance(
  ctx: AzureContext,
  row: ArmResource,
  vaults: Vaults,
  latest: Reading<ReadonlyMap<string, string>>,
): Promise<void> {
  await emitBackup(ctx, row, INSTANCES.type, originOf(row, latest), vaults);
}

function originOf(row: ArmResource, latest: Reading<ReadonlyMap<string, string>>): Reading<Origin> {
  const { dataSourceInfo: source, policyInfo } = propertiesOf(row) as Instance;
  const type = source?.datasourceType ?? '';
  // Backups of disks, also those of clusters, are snapshots, which `azure-snapshots` lists.
  if (/disks|managedClusters/i.test(type)) return absent;
  if (/blobServices/i.test(type)) {
    const isVaulted = (policyInfo?.policyParameters?.backupDatasourceParametersList ?? []).length > 0;
    // Operational backup keeps versions in the account itself, and they are lost with it.
    return isVaulted ? unread('failed', 'which of its containers are backed up') : absent;
  }
  if (source?.resourceID === undefined) return absent;
  if (latest.state === 'unread') return latest;
  const takenAt = valueOrNull(latest)?.get(row.id);
  return takenAt === undefined
    ? unread('failed', 'the jobs of the vault have no backup of it')
    : value({ source: armId(source.resourceID), takenAt });
}

async function emitBackup(
  ctx: AzureContext,
  row: ArmResource,
  type: string,
  origin: Reading<Origin>,
  vaults: Vaults,
): Promise<void> {
  const vault = vaultOf(row.id, vaults);
  const region = regionName(vault?.row.location ?? row.location);
  const emit = (id: string, location: string, restriction?: Facets['backup']['restriction']): void => {
    ctx.emit({
      ...headOf(row, 'backup', type),
      id,
      region: location,
      facets: {
        backup: mapReading(origin, found => ({
          ...(restriction === undefined ? {} : { restriction }),
          ...found,
          ...custodyOf(ctx, vault),
          region: location,
        })),
        encryptionAtRest:
          vault === undefined ? unread('not-collected', 'its vault') : value(encryptionOf(vault.settings)),
        sharedWith: value([]),
      },
    });
  };
  emit(row.id, region);
  if (vault === undefined || origin.state !== 'value' || !isGeoRedundant(vault.settings)) return;
  const pair = valueOrNull(await pairedRegion(ctx, region));
  if (typeof pair === 'string')
    emit(`${row.id}#${pair}`, pair, allowsCrossRegionRestore(vault.settings) ? undefined : 'provider-restore');
}

/** Who can delete what the vault holds. */
function custodyOf(
  { account }: AzureContext,
  vault: KnownVault | undefined,
): Pick<Facets['backup'], 'provider' | 'account' | 'immutability' | 'approverAccount'> {
  const approverAccount = vault === undefined ? undefined : valueOrNull(vault.approverAccount);
  return {
    provider: 'azure',
    account,
    immutability: vault === undefined ? 'unread' : immutabilityOf(vault.settings),
    ...(approverAccount === undefined || approverAccount === null ? {} : { approverAccount }),
  };
}
