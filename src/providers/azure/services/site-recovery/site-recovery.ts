import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, regionName, subscriptionOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { VAULTS } from '../backup/backup-types.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';

const ITEMS: ArmType = {
  type: 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems',
  apiVersion: '2023-06-01',
  within: VAULTS,
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

/** The machines that Site Recovery keeps ready elsewhere, how well each follows, and which of them were ever started for a test. */
export const azureSiteRecovery: AzureCollector = {
  id: 'azure-site-recovery',
  provider: 'azure',
  scope: 'global',
  lists: ['replication', 'backup'],
  fills: { replication: ['failoverTests', 'replicationHealth'], backup: ['backup', 'encryptionAtRest', 'sharedWith'] },
  types: [ITEMS],
  operations: azureOperations([ITEMS]),
  collect: async ctx => {
    const rows: ArmResource[] = [];
    let listed: Promise<void> | undefined;
    for (const emit of [emitReplication, emitReplica]) {
      await ctx.list(emit === emitReplica ? 'backup' : 'replication', listCall(ITEMS), async () => {
        try {
          await (listed ??= ctx.each(ITEMS, row => void rows.push(row)));
        } finally {
          for (const row of rows) emit(ctx, row);
        }
      });
    }
  },
};

function emitReplication(ctx: AzureContext, row: ArmResource): void {
  const item = propertiesOf(row) as Item;
  const tested = Date.parse(item.lastSuccessfulTestFailoverTime ?? '');
  ctx.emit({
    ...headOf(row, 'replication', ITEMS.type),
    name: item.friendlyName ?? row.name,
    region: regionName(item.providerSpecificDetails?.recoveryFabricLocation ?? row.location),
    facets: {
      failoverTests: value({
        servers: 1,
        tested: Number.isNaN(tested) ? 0 : 1,
        ...(Number.isNaN(tested) ? {} : { latest: new Date(tested).toISOString() }),
      }),
      replicationHealth: replicationHealthOf(item),
    },
  });
}

/** A warning before a takeover says above all that nobody tested one, which is told apart. */
function replicationHealthOf({
  replicationHealth,
  failoverHealth,
  providerSpecificDetails,
}: Item): Reading<Facets['replicationHealth']> {
  if (replicationHealth === undefined || replicationHealth === 'None')
    return unread('failed', 'the answer has no replicationHealth');
  const seconds = lagOf(providerSpecificDetails);
  const lagMinutes = seconds === undefined ? {} : { lagMinutes: Math.ceil(seconds / 60) };
  const broken = replicationHealth === 'Critical' || failoverHealth === 'Critical';
  return value({ health: broken ? 'critical' : replicationHealth === 'Normal' ? 'healthy' : 'warning', ...lagMinutes });
}

function lagOf(details: Item['providerSpecificDetails']): number | undefined {
  const seconds = details?.rpoInSeconds ?? details?.lastRpoInSeconds;
  return typeof seconds === 'number' && seconds >= 0 ? seconds : undefined;
}

/** What it keeps of a machine of Azure's is a copy of all its disks, as old as it lags behind. Other machines are in no list of ours. */
function emitReplica(ctx: AzureContext, row: ArmResource): void {
  const { activeLocation, friendlyName, providerSpecificDetails: details } = propertiesOf(row) as Item;
  if (details?.instanceType !== 'A2A' || details.fabricObjectId === undefined) return;
  const region = regionName(details.recoveryFabricLocation);
  const seconds = lagOf(details);
  const measured = Date.parse(details.lastRpoCalculatedTime ?? '');
  const takenAt =
    seconds === undefined || Number.isNaN(measured) ? undefined : new Date(measured - seconds * 1000).toISOString();
  const backup: Reading<Facets['backup']> =
    (details.unprotectedDisks ?? []).length > 0
      ? unread('failed', 'some of its disks are left out')
      : activeLocation === 'Primary'
        ? value({
            source: armId(details.fabricObjectId),
            provider: 'azure',
            account: subscriptionOf(details.recoveryAzureResourceGroupId ?? '') ?? ctx.account,
            region,
            ...(takenAt === undefined ? {} : { takenAt }),
            immutability: 'none',
          })
        : // After a takeover nothing follows until somebody turns it round.
          absent;
  ctx.emit({
    ...headOf(row, 'backup', ITEMS.type),
    id: `${row.id}#replica`,
    name: friendlyName ?? row.name,
    region,
    // Managed disks are always encrypted, and only roles of the directory lead to them.
    facets: { backup, encryptionAtRest: value('provider-managed-key'), sharedWith: value([]) },
  });
}
