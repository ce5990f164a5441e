import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, told, zonalPlacement } from '../../facets/common-facets.ts';
import { shelve, type Shelved } from '../network/network-types.ts';

const apiVersion = '2024-03-01';
const ACCOUNTS: ArmType = { type: 'Microsoft.NetApp/netAppAccounts', apiVersion };
const POOLS: ArmType = { type: 'Microsoft.NetApp/netAppAccounts/capacityPools', apiVersion, within: ACCOUNTS };
const VOLUMES: ArmType = { type: 'Microsoft.NetApp/netAppAccounts/capacityPools/volumes', apiVersion, within: POOLS };
const BACKUPS: ArmType = { type: 'Microsoft.NetApp/netAppAccounts/backupPolicies', apiVersion, within: ACCOUNTS };
const SNAPSHOTS: ArmType = { type: 'Microsoft.NetApp/netAppAccounts/snapshotPolicies', apiVersion, within: ACCOUNTS };
const TYPES = [ACCOUNTS, POOLS, VOLUMES, BACKUPS, SNAPSHOTS];

interface Volume {
  readonly serviceLevel?: string;
  readonly provisioningState?: string;
  readonly encryptionKeySource?: string | null;
  readonly protocolTypes?: readonly string[] | null;
  readonly smbEncryption?: boolean | null;
  readonly dataProtection?: {
    readonly backup?: { readonly backupPolicyId?: string | null; readonly policyEnforced?: boolean | null } | null;
    readonly snapshot?: { readonly snapshotPolicyId?: string | null } | null;
    readonly replication?: {
      readonly endpointType?: string | null;
      readonly remoteVolumeResourceId?: string | null;
      readonly remoteVolumeRegion?: string | null;
    } | null;
  } | null;
}

/** How many of each a policy keeps, and whether it does anything. */
interface Policy {
  readonly enabled?: boolean | null;
  readonly dailyBackupsToKeep?: number | null;
  readonly weeklyBackupsToKeep?: number | null;
  readonly monthlyBackupsToKeep?: number | null;
  readonly dailySchedule?: Kept | null;
  readonly weeklySchedule?: Kept | null;
  readonly monthlySchedule?: Kept | null;
}
interface Kept {
  readonly snapshotsToKeep?: number | null;
}

/** Azure NetApp Files: volumes, and the policies that say how often they are kept. */
export const azureNetApp: AzureCollector = {
  id: 'azure-netapp',
  provider: 'azure',
  scope: 'global',
  lists: ['file-share'],
  fills: {
    'file-share': [
      'placement', 'holds', 'atRest', 'inTransit', 'autoBackup', 'performance', 'callersFrom', 'namelessKey', 'state', 'management',
    ], // prettier-ignore
  },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [backups, snapshots] = await Promise.all([shelve(ctx, BACKUPS), shelve(ctx, SNAPSHOTS)]);
    await ctx.list('file-share', listCall(VOLUMES), () =>
      ctx.each(VOLUMES, row => emitVolume(ctx, row, backups, snapshots)),
    );
  },
};

async function emitVolume(ctx: AzureContext, row: ArmResource, backups: Shelved, snapshots: Shelved): Promise<void> {
  const volume = propertiesOf(row) as Volume;
  const { backup, snapshot } = volume.dataProtection ?? {};
  const isCopy = /^dst$/i.test(volume.dataProtection?.replication?.endpointType ?? '');
  const kept = [
    policyOf(backup?.policyEnforced === false ? null : backup?.backupPolicyId, backups),
    policyOf(snapshot?.snapshotPolicyId, snapshots),
  ];
  ctx.emit({
    ...headOf(row, 'file-share', VOLUMES.type),
    name: row.name.split('/').at(-1) ?? row.name,
    facets: {
      // What follows another volume is a copy of it, and judged with it.
      placement: isCopy ? absent : await placementOf(ctx, row, volume),
      holds: value(isCopy ? 'derived' : 'durable'),
      atRest: value(/keyvault/i.test(volume.encryptionKeySource ?? '') ? 'customer-key' : 'provider-key'),
      inTransit: mapReading(told(volume.protocolTypes, 'protocolTypes'), protocols =>
        volume.smbEncryption === true ? 'required' : protocols.includes('NFSv3') ? 'none' : 'optional',
      ),
      autoBackup: longest(kept),
      performance: mapReading(told(volume.serviceLevel, 'serviceLevel'), level => ({ class: level, burstable: false })),
      // It stands on a network of ours, and knows machines, not keys.
      callersFrom: absent,
      namelessKey: absent,
      state: mapReading(told(volume.provisioningState, 'provisioningState'), state =>
        state === 'Succeeded' ? 'running' : 'other',
      ),
      management: managementOf(tagsOf(row)),
    },
  });
}

/** A volume lies in one zone, and is somewhere else only where another volume follows it. */
async function placementOf(
  ctx: AzureContext,
  row: ArmResource,
  { dataProtection }: Volume,
): Promise<Reading<Facets['placement']>> {
  const own = await zonalPlacement(ctx, row, 'zone');
  const replication = dataProtection?.replication;
  if ((replication?.remoteVolumeResourceId ?? '') === '') return own;
  const region = regionName(replication?.remoteVolumeRegion ?? row.location);
  return mapReading(own, ({ places }) => ({
    spread: region === regionName(row.location) ? 'zones' : 'regions',
    places: [...places, { region, role: 'replica' as const }],
  }));
}

function policyOf(id: string | null | undefined, shelf: Shelved): Reading<number> {
  if ((id ?? '') === '') return absent;
  return flatMapReading(shelf, rows => {
    const row = rows.get(armId(id ?? ''));
    return row === undefined ? told<number>(undefined, 'policy that it names') : daysOf(propertiesOf(row));
  });
}

/** How far back the oldest of its copies reaches; a policy that is switched off keeps none. */
function daysOf(policy: Policy): Reading<number> {
  if (policy.enabled === false) return absent;
  const days = [
    policy.dailyBackupsToKeep ?? policy.dailySchedule?.snapshotsToKeep ?? 0,
    (policy.weeklyBackupsToKeep ?? policy.weeklySchedule?.snapshotsToKeep ?? 0) * 7,
    (policy.monthlyBackupsToKeep ?? policy.monthlySchedule?.snapshotsToKeep ?? 0) * 30,
  ];
  return value(Math.max(...days));
}

/** What is known to be kept is kept, whatever else was not shown. */
function longest(kept: readonly Reading<number>[]): Reading<Facets['autoBackup']> {
  const days = kept.flatMap(one => (one.state === 'value' ? [one.value] : []));
  const hidden = kept.find(one => one.state === 'unread');
  if (hidden?.state === 'unread') return hidden;
  return days.length === 0 ? absent : value({ retentionDays: Math.max(...days), pointInTime: false });
}
