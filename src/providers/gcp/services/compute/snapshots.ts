import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, isoDate, type Row } from '../../facets/common.ts';

export interface Snapshot extends Row {
  readonly sourceDisk?: string;
  readonly status?: string;
  readonly storageLocations?: readonly string[] | null;
  readonly snapshotEncryptionKey?: EncryptionKey | null;
  readonly autoCreated?: boolean;
}

/** `sha256`: a key that the customer sends with each request. */
export interface EncryptionKey {
  readonly kmsKeyName?: string;
  readonly sha256?: string;
}

export const encryptionOf = (key: EncryptionKey | null | undefined): Reading<Facets['encryptionAtRest']> =>
  // Google encrypts every disk and snapshot at rest.
  value((key?.kmsKeyName ?? key?.sha256 ?? '') === '' ? 'provider-managed-key' : 'customer-managed-key');

export function emitSnapshot(ctx: GcpContext, row: Snapshot): void {
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'backup',
        type: 'compute.googleapis.com/Snapshot',
        region: storageLocationOf(row),
        labels: row.labels,
      },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      backup: backupOf(ctx, row),
      encryptionAtRest: encryptionOf(row.snapshotEncryptionKey),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

/** A region, or a multi-region (`us`, `eu`, `asia`). */
const storageLocationOf = ({ storageLocations }: Snapshot): string => (storageLocations?.[0] ?? 'global').toLowerCase();

function backupOf(ctx: GcpContext, row: Snapshot): Reading<Facets['backup']> {
  const { sourceDisk, status, creationTimestamp, autoCreated } = row;
  // Made from an image or an instant snapshot: no disk is its source.
  if (sourceDisk === undefined || sourceDisk === '') return absent;
  const takenAt = isoDate(creationTimestamp);
  return mapReading(requireField(status, 'status'), state => ({
    source: ctx.fullName('compute', sourceDisk),
    provider: 'gcp' as const,
    account: ctx.account,
    region: storageLocationOf(row),
    ...(takenAt === undefined || state !== 'READY' ? {} : { takenAt }),
    immutability: 'none' as const,
    ...(autoCreated === true ? {} : { manual: true as const }),
  }));
}
