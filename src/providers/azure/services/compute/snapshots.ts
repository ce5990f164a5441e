import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField } from '../../facets/common-facets.ts';

const SNAPSHOTS: ArmType = { type: 'Microsoft.Compute/snapshots', apiVersion: '2024-03-02' };

interface Snapshot {
  readonly timeCreated?: string;
  readonly uniqueId?: string;
  readonly completionPercent?: number | null;
  readonly creationData?: { readonly sourceResourceId?: string | null };
  readonly encryption?: { readonly type?: string };
}

export const azureSnapshots: AzureCollector = {
  id: 'azure-snapshots',
  provider: 'azure',
  scope: 'global',
  lists: ['backup'],
  fills: { backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode'] },
  types: [SNAPSHOTS],
  operations: azureOperations([SNAPSHOTS]),
  collect: async ctx => {
    await ctx.list('backup', listCall(SNAPSHOTS), async () => {
      const rows = new Map<string, ArmResource>();
      try {
        await ctx.each(SNAPSHOTS, row => void rows.set(row.id, row));
      } finally {
        for (const row of rows.values()) emitSnapshot(ctx, row, originOf(row, rows));
      }
    });
  },
};

/** A snapshot may be a copy of a snapshot, in another region say: what counts is the disk at the beginning. */
function originOf(row: ArmResource, rows: ReadonlyMap<string, ArmResource>): string | undefined {
  let of: string | undefined;
  const seen = new Set<string>();
  for (let at: ArmResource | undefined = row; at !== undefined && !seen.has(at.id); at = rows.get(of ?? '')) {
    seen.add(at.id);
    const source = (at.properties as Snapshot | null | undefined)?.creationData?.sourceResourceId ?? '';
    of = source === '' ? undefined : armId(source);
  }
  return of;
}

function emitSnapshot(ctx: AzureContext, row: ArmResource, of: string | undefined): void {
  const snapshot = propertiesOf(row) as Snapshot;
  ctx.emit({
    ...headOf(row, 'backup', SNAPSHOTS.type),
    ...(snapshot.uniqueId === undefined ? {} : { stableId: snapshot.uniqueId }),
    createdAt: snapshot.timeCreated,
    facets: {
      backup: backupOf(ctx, row, of),
      encryptionAtRest: mapReading(requireField(snapshot.encryption?.type, 'encryption'), type =>
        type.includes('CustomerKey') ? 'customer-managed-key' : 'provider-managed-key',
      ),
      // Nobody but its own subscription's roles can use a snapshot; links to download one run out by themselves.
      sharedWith: value([]),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** A copy from another region is written in the background: until it is whole it restores nothing. */
function backupOf(ctx: AzureContext, row: ArmResource, source: string | undefined): Reading<Facets['backup']> {
  const { timeCreated, completionPercent, creationData } = propertiesOf(row) as Snapshot;
  if (creationData === undefined) return unread('failed', 'the answer has no creationData');
  // Made from an upload: it is a copy of nothing that we have.
  if (source === undefined) return absent;
  const whole = typeof completionPercent !== 'number' || completionPercent >= 100;
  return value({
    source,
    provider: 'azure',
    account: ctx.account,
    region: regionName(row.location),
    ...(timeCreated === undefined || !whole ? {} : { takenAt: timeCreated }),
    immutability: 'none',
  });
}
