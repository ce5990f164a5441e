import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import {
  encryptionByKeySource,
  headOf,
  leafName,
  propertiesOf,
  stateByProvisioning,
} from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { readById, type ResourcesById } from '../../resources-by-id.ts';

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

/** Backup and snapshot policies. */
interface Policy {
  readonly enabled?: boolean | null;
  readonly dailyBackupsToKeep?: number | null;
  readonly weeklyBackupsToKeep?: number | null;
  readonly monthlyBackupsToKeep?: number | null;
  readonly dailySchedule?: SnapshotSchedule | null;
  readonly weeklySchedule?: SnapshotSchedule | null;
  readonly monthlySchedule?: SnapshotSchedule | null;
}
interface SnapshotSchedule {
  readonly snapshotsToKeep?: number | null;
}

/** Volumes of Azure NetApp Files, and their backup and snapshot policies. */
export const azureNetApp: AzureCollector = {
  id: 'azure-netapp',
  provider: 'azure',
  scope: 'global',
  lists: ['file-share'],
  fills: {
    'file-share': [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'performance', 'networkAccess', 'localAuthentication', 'sharedWith', 'state', 'infrastructureAsCode',
    ], // prettier-ignore
  },
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const [backups, snapshots] = await Promise.all([readById(ctx, BACKUPS), readById(ctx, SNAPSHOTS)]);
    await ctx.list('file-share', listCall(VOLUMES), () =>
      ctx.each(VOLUMES, row => emitVolume(ctx, row, backups, snapshots)),
    );
  },
};

async function emitVolume(
  ctx: AzureContext,
  row: ArmResource,
  backups: ResourcesById,
  snapshots: ResourcesById,
): Promise<void> {
  const volume = propertiesOf(row) as Volume;
  const { backup, snapshot } = volume.dataProtection ?? {};
  const isReplicationTarget = /^dst$/i.test(volume.dataProtection?.replication?.endpointType ?? '');
  const retentions = [
    retentionOf(backup?.policyEnforced === false ? null : backup?.backupPolicyId, backups),
    retentionOf(snapshot?.snapshotPolicyId, snapshots),
  ];
  ctx.emit({
    ...headOf(row, 'file-share', VOLUMES.type),
    name: leafName(row.name),
    facets: {
      // A replication destination is judged with its source.
      placement: isReplicationTarget ? absent : await placementOf(ctx, row, volume),
      dataDurability: value(isReplicationTarget ? 'derived' : 'durable'),
      encryptionAtRest: value(encryptionByKeySource(volume.encryptionKeySource)),
      encryptionInTransit: mapReading(requireField(volume.protocolTypes, 'protocolTypes'), protocols =>
        volume.smbEncryption === true ? 'required' : protocols.includes('NFSv3') ? 'none' : 'optional',
      ),
      automatedBackups: longestRetention(retentions),
      performance: mapReading(requireField(volume.serviceLevel, 'serviceLevel'), level => ({
        type: level,
        burstable: false,
      })),
      // It is in a delegated subnet, and has export policies instead of keys.
      networkAccess: absent,
      localAuthentication: absent,
      // It has no resource policy.
      sharedWith: absent,
      state: stateByProvisioning(volume.provisioningState),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** A volume is in one zone; cross-zone or cross-region replication adds a second location. */
async function placementOf(
  ctx: AzureContext,
  row: ArmResource,
  { dataProtection }: Volume,
): Promise<Reading<Facets['placement']>> {
  const own = await zonalPlacement(ctx, row, 'single-zone');
  const replication = dataProtection?.replication;
  if ((replication?.remoteVolumeResourceId ?? '') === '') return own;
  const region = regionName(replication?.remoteVolumeRegion ?? row.location);
  return mapReading(own, ({ locations }) => ({
    spread: region === regionName(row.location) ? 'multi-zone' : 'multi-region',
    locations: [...locations, { region, role: 'replica' as const }],
  }));
}

function retentionOf(id: string | null | undefined, policies: ResourcesById): Reading<number> {
  if ((id ?? '') === '') return absent;
  return flatMapReading(policies, rows => {
    const row = rows.get(armId(id ?? ''));
    return row === undefined ? requireField<number>(undefined, 'policy that it names') : daysOf(propertiesOf(row));
  });
}

/** Days to the oldest backup; a disabled policy keeps none. */
function daysOf(policy: Policy): Reading<number> {
  if (policy.enabled === false) return absent;
  const days = [
    policy.dailyBackupsToKeep ?? policy.dailySchedule?.snapshotsToKeep ?? 0,
    (policy.weeklyBackupsToKeep ?? policy.weeklySchedule?.snapshotsToKeep ?? 0) * 7,
    (policy.monthlyBackupsToKeep ?? policy.monthlySchedule?.snapshotsToKeep ?? 0) * 30,
  ];
  return value(Math.max(...days));
}

/** The longer retention counts; an unread policy may be the longer one. */
function longestRetention(retentions: readonly Reading<number>[]): Reading<Facets['automatedBackups']> {
  const days = retentions.flatMap(one => (one.state === 'value' ? [one.value] : []));
  const hidden = retentions.find(one => one.state === 'unread');
  if (hidden?.state === 'unread') return hidden;
  return days.length === 0 ? absent : value({ retentionDays: Math.max(...days), pointInTimeRecovery: false });
}
