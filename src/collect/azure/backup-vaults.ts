import type { Facets } from '../../model/facets.ts';
import { absent, known, unread, value, type Reading } from '../../model/reading.ts';
import { armId, listCall, regionName, type ArmResource, type ArmType } from './arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from './context.ts';
import { IncompleteAnswer } from './failure.ts';
import { headOf, pairOf, propertiesOf } from './facets.ts';

const VAULTS: ArmType = { type: 'Microsoft.RecoveryServices/vaults', apiVersion: '2023-04-01' };
const NEW_VAULTS: ArmType = { type: 'Microsoft.DataProtection/backupVaults', apiVersion: '2023-11-01' };
const ITEMS: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems',
  apiVersion: '2023-04-01',
  table: 'recoveryservicesresources',
};
const INSTANCES: ArmType = {
  type: 'Microsoft.DataProtection/backupVaults/backupInstances',
  apiVersion: '2023-11-01',
  within: NEW_VAULTS,
  table: 'recoveryservicesresources',
};
const JOBS = 'Microsoft.RecoveryServices/vaults/backupJobs:list';
const ACCOUNT = 'Microsoft.Storage/storageAccounts:get';
/** How far back restores are looked for. */
const DAYS = 365;

interface Vault {
  readonly securitySettings?: {
    readonly immutabilitySettings?: { readonly state?: string } | null;
  } | null;
  readonly encryption?: { readonly keyVaultProperties?: { readonly keyUri?: string } | null } | null;
  readonly redundancySettings?: {
    readonly standardTierStorageRedundancy?: string;
    readonly crossRegionRestore?: string;
  } | null;
}
interface Item {
  readonly sourceResourceId?: string | null;
  readonly lastRecoveryPoint?: string | null;
  readonly protectedItemType?: string;
  readonly extendedProperties?: { readonly diskExclusionProperties?: unknown } | null;
}
interface Instance {
  readonly dataSourceInfo?: { readonly resourceID?: string; readonly datasourceType?: string };
}
interface Job {
  readonly operation?: string;
  readonly status?: string;
  readonly endTime?: string | null;
}

/** The vaults of both backup services, what lies in them, and what was restored from them. */
export const azureBackupVaults: AzureCollector = {
  id: 'azure-backup-vaults',
  provider: 'azure',
  scope: 'global',
  lists: ['vault', 'copy', 'drill'],
  fills: { vault: ['lock', 'atRest', 'sharedWith'], copy: ['copy', 'atRest', 'sharedWith'], drill: ['drill'] },
  types: [ITEMS, INSTANCES],
  operations: azureOperations([VAULTS, NEW_VAULTS, ITEMS, INSTANCES], {
    [JOBS]: 'Microsoft.RecoveryServices/vaults/backupJobs/read',
    [ACCOUNT]: 'Microsoft.Storage/storageAccounts/read',
  }),
  collect: async ctx => {
    const vaults = new Map<string, ArmResource>();
    let whole = true;
    for (const type of [VAULTS, NEW_VAULTS]) {
      const listed = await ctx.list('vault', listCall(type), async () => {
        const path = `/subscriptions/${ctx.account}/providers/${type.type}`;
        for await (const page of ctx.pages<ArmResource>({ path, apiVersion: type.apiVersion, call: listCall(type) })) {
          for (const row of page) {
            const vault = { ...row, id: armId(row.id) };
            vaults.set(vault.id, vault);
            emitVault(ctx, vault, type);
          }
        }
      });
      if (type === VAULTS && listed.state !== 'value') whole = false;
    }
    await ctx.list('copy', listCall(ITEMS), () => ctx.each(ITEMS, row => emitItem(ctx, row, vaults)));
    await ctx.list('copy', listCall(INSTANCES), () => ctx.each(INSTANCES, row => { emitInstance(ctx, row); })); // prettier-ignore
    await ctx.list('drill', JOBS, async () => {
      if (!whole) throw new IncompleteAnswer('the vaults that keep the restores were not listed');
      for (const vault of vaults.values()) if (/recoveryservices/.test(vault.id)) await listRestores(ctx, vault);
    });
  },
};

function emitVault(ctx: AzureContext, row: ArmResource, type: ArmType): void {
  const vault = propertiesOf(row) as Vault;
  ctx.emit({
    ...headOf(row, 'vault', type.type),
    facets: {
      lock: value({ state: lockOf(vault) }),
      atRest: value(encryptionOf(vault)),
      // Only roles of its own directory lead to a vault.
      sharedWith: value([]),
    },
  });
}

/** Immutability that is locked can be taken off by nobody, not even Microsoft's support. */
function lockOf({ securitySettings }: Vault): Facets['lock']['state'] {
  const state = securitySettings?.immutabilitySettings?.state;
  return state === 'Locked' ? 'nobody-can-lift' : state === 'Unlocked' ? 'admin-can-lift' : 'none';
}

const encryptionOf = ({ encryption }: Vault): Facets['atRest'] =>
  (encryption?.keyVaultProperties?.keyUri ?? '') === '' ? 'provider-key' : 'customer-key';

async function emitItem(ctx: AzureContext, row: ArmResource, vaults: ReadonlyMap<string, ArmResource>): Promise<void> {
  const item = propertiesOf(row) as Item;
  const vault = vaults.get(row.id.split('/backupfabrics/')[0] ?? '');
  const settings = (vault?.properties ?? undefined) as Vault | undefined;
  const of = await sourceOf(ctx, item);
  const region = regionName(vault?.location ?? row.location);
  const takenAt = item.lastRecoveryPoint ?? undefined;
  const copyIn = (place: string): Reading<Facets['copy']> =>
    of.state !== 'value'
      ? of
      : value({
          of: of.value,
          provider: 'azure',
          account: ctx.account,
          region: place,
          ...(takenAt === undefined ? {} : { takenAt }),
          lock: settings === undefined ? 'unread' : lockOf(settings),
        });
  const emit = (id: string, place: string): void => {
    ctx.emit({
      ...headOf(row, 'copy', ITEMS.type),
      id,
      region: place,
      facets: {
        copy: copyIn(place),
        atRest: settings === undefined ? unread('not-collected', 'its vault') : value(encryptionOf(settings)),
        sharedWith: value([]),
      },
    });
  };
  emit(row.id, region);
  const redundancy = settings?.redundancySettings;
  if (redundancy?.standardTierStorageRedundancy !== 'GeoRedundant' || redundancy.crossRegionRestore !== 'Enabled')
    return;
  // Without leave to restore there, what Microsoft keeps in the other region is not ours to use.
  const pair = known(await pairOf(ctx, region));
  if (typeof pair === 'string') emit(`${row.id}#${pair}`, pair);
}

/** What it is a copy of: a machine with all its disks, or a storage account of shared files. Absent: what no list of ours has. */
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

/** The newer service does not say in this list when it copied last. What it copies of disks are snapshots, which are listed. */
function emitInstance(ctx: AzureContext, row: ArmResource): void {
  const { dataSourceInfo: source } = propertiesOf(row) as Instance;
  const listed = /disks|managedClusters/i.test(source?.datasourceType ?? '');
  ctx.emit({
    ...headOf(row, 'copy', INSTANCES.type),
    facets: {
      copy: listed ? absent : unread('failed', 'the answer does not say when it was copied'),
      atRest: value('provider-key'),
      sharedWith: value([]),
    },
  });
}

async function listRestores(ctx: AzureContext, vault: ArmResource): Promise<void> {
  const now = Date.now();
  const moment = (ms: number): string => new Date(ms).toISOString().replace('T', ' ').replace(/\..*/, ' AM').replace(/ \d\d:/, ' 12:'); // prettier-ignore
  const filter = `operation eq 'Restore' and startTime eq '${moment(now - DAYS * 86_400_000)}' and endTime eq '${moment(now + 86_400_000)}'`;
  const path = `${vault.id}/backupJobs?$filter=${encodeURIComponent(filter)}`;
  for await (const page of ctx.pages<ArmResource>({ path, apiVersion: '2023-04-01', call: JOBS })) {
    for (const row of page) {
      const { status, endTime, operation } = propertiesOf(row) as Job;
      if (operation === undefined || status === undefined) throw new IncompleteAnswer('a job has no status');
      if (!/restore/i.test(operation)) continue;
      const at = endTime ?? undefined;
      const done = /^Completed/.test(status) && at !== undefined;
      ctx.emit({
        ...headOf({ ...row, id: armId(row.id) }, 'drill', 'Microsoft.RecoveryServices/vaults/backupJobs'),
        facets: {
          drill: value({
            what: 'restore',
            outcome: done ? 'completed' : /^(Failed|Cancelled)$/.test(status) ? 'failed' : 'running',
            ...(at === undefined ? {} : { at }),
          }),
        },
      });
    }
  }
}
