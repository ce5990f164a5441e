import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, regionName, subscriptionOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { listOnce } from '../../read-lists.ts';
import { RECOVERY_SERVICES_VAULTS } from '../../resource-types.ts';
import { headOf, isoDate, propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

const ITEMS: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems',
  apiVersion: '2023-06-01',
  within: RECOVERY_SERVICES_VAULTS,
  table: 'recoveryservicesresources',
};

interface Item {
  readonly friendlyName?: string;
  readonly activeLocation?: string;
  readonly lastSuccessfulTestFailoverTime?: string | null;
  readonly replicationHealth?: string;
  readonly failoverHealth?: string;
  readonly providerSpecificDetails?: {
    readonly instanceType?: string;
    readonly fabricObjectId?: string;
    readonly recoveryFabricLocation?: string;
    readonly recoveryAzureResourceGroupId?: string;
    readonly rpoInSeconds?: number;
    readonly lastRpoInSeconds?: number;
    readonly lastRpoCalculatedTime?: string | null;
    readonly unprotectedDisks?: readonly unknown[] | null;
  } | null;
}

/** Servers replicated by Azure Site Recovery: replication health, test failovers, and the replica as a backup. */
export const azureSiteRecovery: AzureCollector = {
  id: 'azure-site-recovery',
  provider: 'azure',
  scope: 'global',
  lists: ['replication', 'backup'],
  fills: { replication: ['failoverTests', 'replicationHealth'], backup: ['backup', 'encryptionAtRest', 'sharedWith'] },
  types: [ITEMS],
  operations: azureOperations([ITEMS]),
  collect: async ctx => {
    const listItems = listOnce(ctx, ITEMS);
    await listItems('replication', rows => {
      for (const row of rows) emitReplication(ctx, row);
    });
    await listItems('backup', rows => {
      for (const row of rows) emitReplica(ctx, row);
    });
  },
};

function emitReplication(ctx: AzureContext, row: ArmResource): void {
  const item = propertiesOf(row) as Item;
  const latest = isoDate(item.lastSuccessfulTestFailoverTime);
  ctx.emit({
    ...headOf(row, 'replication', ITEMS.type),
    name: item.friendlyName ?? row.name,
    region: regionName(item.providerSpecificDetails?.recoveryFabricLocation ?? row.location),
    facets: {
      failoverTests: value({
        servers: 1,
        tested: latest === undefined ? 0 : 1,
        ...(latest === undefined ? {} : { latest }),
      }),
      replicationHealth: replicationHealthOf(item),
    },
  });
}

/** `failoverHealth` is `Warning` above all without a test failover, which `failoverTests` shows. */
function replicationHealthOf({
  replicationHealth,
  failoverHealth,
  providerSpecificDetails,
}: Item): Reading<Facets['replicationHealth']> {
  if (replicationHealth === undefined || isEnumValue(replicationHealth, 'None'))
    return unread('failed', 'the response has no replicationHealth');
  const seconds = lagOf(providerSpecificDetails);
  const lagMinutes = seconds === undefined ? {} : { lagMinutes: Math.ceil(seconds / 60) };
  const isCritical = isEnumValue(replicationHealth, 'Critical') || isEnumValue(failoverHealth, 'Critical');
  return value({
    health: isCritical ? 'critical' : isEnumValue(replicationHealth, 'Normal') ? 'healthy' : 'warning',
    ...lagMinutes,
  });
}

/** The recovery point objective that was measured last, in seconds. */
function lagOf(details: Item['providerSpecificDetails']): number | undefined {
  const seconds = details?.rpoInSeconds ?? details?.lastRpoInSeconds;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : undefined;
}

function takenAtOf(details: NonNullable<Item['providerSpecificDetails']>): string | undefined {
  const seconds = lagOf(details);
  const measured = Date.parse(details.lastRpoCalculatedTime ?? '');
  return seconds === undefined ? undefined : isoDate(new Date(measured - seconds * 1000));
}

/** Azure to Azure only: the replica holds all disks, as of its lag. Other sources are listed by no collector. */
function emitReplica(ctx: AzureContext, row: ArmResource): void {
  const { activeLocation, friendlyName, providerSpecificDetails: details } = propertiesOf(row) as Item;
  if (details?.instanceType !== 'A2A' || details.fabricObjectId === undefined) return;
  const region = regionName(details.recoveryFabricLocation);
  const takenAt = takenAtOf(details);
  const backup: Reading<Facets['backup']> =
    (details.unprotectedDisks ?? []).length > 0
      ? unread('failed', 'some of its disks are excluded')
      : isEnumValue(activeLocation, 'Primary')
        ? value({
            source: armId(details.fabricObjectId),
            provider: 'azure',
            account: subscriptionOf(details.recoveryAzureResourceGroupId ?? '') ?? ctx.account,
            region,
            ...(takenAt === undefined ? {} : { takenAt }),
            immutability: 'none',
          })
        : // After a failover there is no replica until somebody reprotects the server.
          absent;
  ctx.emit({
    ...headOf(row, 'backup', ITEMS.type),
    id: `${row.id}#replica`,
    name: friendlyName ?? row.name,
    region,
    // Managed disks are always encrypted, and Azure roles are granted within the tenant only.
    facets: { backup, encryptionAtRest: value('provider-managed-key'), sharedWith: value([]) },
  });
}
