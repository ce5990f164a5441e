import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { assertField } from '../../../kit/response-fields.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, isoDate, type Labels } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { SOURCES } from './lists.ts';

interface Source {
  readonly name?: string;
  readonly dataSourceGcpResource?: { readonly gcpResourcename?: string; readonly type?: string } | null;
}

export interface Backup {
  readonly name?: string;
  readonly labels?: Labels;
  readonly state?: string;
  readonly createTime?: string;
  readonly consistencyTime?: string;
  readonly enforcedRetentionEndTime?: string;
  readonly backupType?: string;
}

type Sources = ReadonlyMap<string, string>;

/** What each data source is, by the id of the data source. */
export async function readSources(ctx: GcpContext): Promise<Reading<Sources>> {
  const found = await ctx.read(SOURCES.call, async () => {
    const sources = new Map<string, string>();
    await ctx.each<Source>(SOURCES, ({ name, dataSourceGcpResource: of }) => {
      const resource = of?.gcpResourcename ?? '';
      const service = (of?.type ?? '').split('.')[0] ?? '';
      // As the asset inventory names instances of Cloud SQL.
      const api = service === 'sqladmin' ? 'cloudsql' : service;
      if (name !== undefined && resource !== '' && api !== '')
        sources.set(ctx.fullName('backupdr', name), ctx.fullName(api, resource));
    });
    return sources;
  });
  return found.state === 'absent' ? value<Sources>(new Map()) : found;
}

/** A backup in a vault: nobody deletes it before its enforced retention ends. */
export function emitBackup(ctx: GcpContext, row: Backup, sources: Reading<Sources>): void {
  const head = headOf(ctx, {
    ...{ kind: 'backup', type: 'backupdr.googleapis.com/Backup', region: locationIn(row.name) },
    ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
  });
  const source = head.id.replace(/\/backups\/[^/]+$/, '');
  ctx.emit({
    ...head,
    facets: {
      backup: mapReading(sources, all => backupOf(ctx, row, assertField(all.get(source), 'data source of the backup'))),
      encryptionAtRest: value('provider-managed-key'),
      // A backup has no policy of its own.
      sharedWith: value([]),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

function backupOf(ctx: GcpContext, row: Backup, source: string): Facets['backup'] {
  const takenAt = isoDate(row.consistencyTime ?? row.createTime);
  const immutableUntil = isoDate(row.enforcedRetentionEndTime);
  return {
    source,
    provider: 'gcp',
    account: ctx.account,
    region: locationIn(row.name),
    ...(takenAt === undefined || row.state !== 'ACTIVE' ? {} : { takenAt }),
    ...(immutableUntil === undefined
      ? { immutability: 'none' as const }
      : { immutability: 'locked' as const, immutableUntil }),
    ...(row.backupType === 'ON_DEMAND' ? { manual: true as const } : {}),
  };
}
