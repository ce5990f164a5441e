import type { Facets } from '../../../../model/facets.ts';
import { absent, valueOrNull, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, regionName, type ArmResource } from '../../client/arm.ts';
import {
  encryptionOf,
  INSTANCES,
  allowsCrossRegionRestore,
  ITEMS,
  immutabilityOf,
  vaultOf,
  type Vaults,
} from './backup-types.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, pairOf, propertiesOf } from '../../facets/common-facets.ts';

export const ACCOUNT = 'Microsoft.Storage/storageAccounts:get';

interface Item {
  readonly sourceResourceId?: string | null;
  readonly lastRecoveryPoint?: string | null;
  readonly protectedItemType?: string;
  readonly extendedProperties?: { readonly diskExclusionProperties?: unknown } | null;
}
interface Instance {
  readonly dataSourceInfo?: { readonly resourceID?: string; readonly datasourceType?: string };
  readonly policyInfo?: {
    readonly policyParameters?: { readonly backupDatasourceParametersList?: readonly unknown[] | null } | null;
  };
}

/** What something in a vault is a copy of, and from when. */
interface Origin {
  readonly source: string;
  readonly takenAt?: string;
}

/** Hands over something of the older service: a machine with all its disks, a share of files. */
export async function emitItem(ctx: AzureContext, row: ArmResource, vaults: Vaults): Promise<void> {
  const item = propertiesOf(row) as Item;
  const of = await sourceOf(ctx, item);
  const takenAt = item.lastRecoveryPoint ?? undefined;
  const origin = of.state === 'value' ? value({ source: of.value, ...(takenAt === undefined ? {} : { takenAt }) }) : of;
  await emitBackup(ctx, row, ITEMS.type, origin, vaults);
}

/** Absent: what no list of ours has. */
async function sourceOf(ctx: AzureContext, item: Item): Promise<Reading<string>> {
  const { sourceResourceId: source, protectedItemType: type = '', extendedProperties: more } = item;
  if (source === undefined || source === null || source === '') return absent;
  const of = armId(source);
  if (/^(Microsoft\.Compute|Microsoft\.ClassicCompute|AzureIaaSVM)/i.test(type)) {
    return (more?.diskExclusionProperties ?? null) === null
      ? value(of)
      : unread('failed', 'some of its disks are left out');
  }
  if (!/^AzureFileShare/i.test(type)) return absent;
  const account = await ctx.read(ACCOUNT, () =>
    ctx.get<ArmResource>({ path: of, apiVersion: '2023-05-01', call: ACCOUNT }),
  );
  if (account.state !== 'value') return account;
  return account.value.kind === 'FileStorage' ? value(of) : absent;
}

/** Hands over something of the newer service. `latest`: when each was last backed up, as the jobs tell. */
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
  // What it makes of disks, those of clusters included, are snapshots, which are listed.
  if (/disks|managedClusters/i.test(type)) return absent;
  if (/blobServices/i.test(type)) {
    const chosen = (policyInfo?.policyParameters?.backupDatasourceParametersList ?? []).length > 0;
    // Without a choice of containers it keeps older versions in the account itself, and they go with it.
    return chosen ? unread('failed', 'which of its containers are copied') : absent;
  }
  if (source?.resourceID === undefined) return absent;
  if (latest.state === 'unread') return latest;
  const takenAt = valueOrNull(latest)?.get(row.id);
  return takenAt === undefined
    ? unread('failed', 'no backup of it is among the jobs of the vault')
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
  const home = regionName(vault?.row.location ?? row.location);
  const approverAccount = vault === undefined ? undefined : valueOrNull(vault.guard);
  const copyIn = (region: string): Reading<Facets['backup']> =>
    origin.state !== 'value'
      ? origin
      : value({
          ...origin.value,
          provider: 'azure',
          account: ctx.account,
          region,
          immutability: vault === undefined ? 'unread' : immutabilityOf(vault.settings),
          ...(approverAccount === undefined || approverAccount === null ? {} : { approverAccount }),
        });
  const emit = (id: string, region: string): void => {
    ctx.emit({
      ...headOf(row, 'backup', type),
      id,
      region,
      facets: {
        backup: copyIn(region),
        encryptionAtRest:
          vault === undefined ? unread('not-collected', 'its vault') : value(encryptionOf(vault.settings)),
        sharedWith: value([]),
      },
    });
  };
  emit(row.id, home);
  if (vault === undefined || origin.state !== 'value' || !allowsCrossRegionRestore(vault.settings)) return;
  const pair = valueOrNull(await pairOf(ctx, home));
  if (typeof pair === 'string') emit(`${row.id}#${pair}`, pair);
}
