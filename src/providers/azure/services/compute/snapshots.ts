import type { Snapshot } from '@azure/arm-compute';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, listCall, regionName, tagsOf, type Named, type SdkType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, isoDate } from '../../facets/common-facets.ts';
import { DISK_ENCRYPTION_SETS, diskKeys, type DiskKeys } from '../../facets/disk-keys.ts';

const SNAPSHOTS: SdkType<Snapshot> = {
  type: 'Microsoft.Compute/snapshots',
  apiVersion: '2024-03-02',
  list: client => client.snapshots.list(),
};

export const azureSnapshots: AzureCollector = {
  id: 'azure-snapshots',
  provider: 'azure',
  scope: 'global',
  lists: ['backup'],
  fills: { backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode', 'relationships'] },
  types: [],
  operations: azureOperations([SNAPSHOTS, DISK_ENCRYPTION_SETS]),
  collect: async ctx => {
    const keyOf = diskKeys(ctx);
    await ctx.list('backup', listCall(SNAPSHOTS), async () => {
      const rows = new Map<string, Named<Snapshot>>();
      try {
        await ctx.eachModel(SNAPSHOTS, row => void rows.set(row.id, row));
      } finally {
        for (const row of rows.values()) await emitSnapshot(ctx, row, originOf(row, rows), keyOf);
      }
    });
  },
};

/** A snapshot may be a copy of a snapshot (in another region): the source is the disk at the start of the chain. */
function originOf(row: Named<Snapshot>, rows: ReadonlyMap<string, Named<Snapshot>>): string | undefined {
  let of: string | undefined;
  const seen = new Set<string>();
  for (let at: Named<Snapshot> | undefined = row; at !== undefined && !seen.has(at.id); at = rows.get(of ?? '')) {
    seen.add(at.id);
    const source = at.creationData?.sourceResourceId ?? '';
    of = source === '' ? undefined : armId(source);
  }
  return of;
}

async function emitSnapshot(
  ctx: AzureContext,
  snapshot: Named<Snapshot>,
  of: string | undefined,
  keyOf: DiskKeys,
): Promise<void> {
  ctx.emit({
    ...headOf(snapshot, 'backup', SNAPSHOTS.type),
    ...(snapshot.uniqueId === undefined ? {} : { stableId: snapshot.uniqueId }),
    createdAt: isoDate(snapshot.timeCreated),
    facets: {
      backup: backupOf(ctx, snapshot, of),
      encryptionAtRest: mapReading(requireField(snapshot.encryption?.type, 'encryption'), type =>
        type.includes('CustomerKey') ? 'customer-managed-key' : 'provider-managed-key',
      ),
      // Snapshots cannot be shared outside the subscription's roles; SAS links expire.
      sharedWith: value([]),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(snapshot)),
      relationships: value(await keyOf(snapshot.encryption)),
    },
  });
}

/** A cross-region copy runs in the background and cannot be restored before it is complete. */
function backupOf(
  ctx: AzureContext,
  { location, timeCreated, completionPercent, creationData }: Snapshot,
  source: string | undefined,
): Reading<Facets['backup']> {
  if (creationData === undefined) return unread('failed', 'the response has no creationData');
  // Created from an upload: no resource is its source.
  if (source === undefined) return absent;
  const takenAt = isoDate(timeCreated);
  const whole = typeof completionPercent !== 'number' || completionPercent >= 100;
  return value({
    source,
    provider: 'azure',
    account: ctx.account,
    region: regionName(location),
    ...(takenAt === undefined || !whole ? {} : { takenAt }),
    immutability: 'none',
  });
}
