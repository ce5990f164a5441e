import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpRead } from '../../context.ts';
import { isoDate } from '../../facets/common.ts';
import { regionOf } from '../../facets/placement.ts';
import { isReplica, type SqlInstance } from './instance.ts';

/** The newest backups come first; only these are asked for. */
export const BACKUP_RUNS: GcpRead = {
  call: 'sqladmin:backupRuns.list',
  permission: 'cloudsql.backupRuns.list',
  path: '/v1/projects/{project}/instances/{instance}/backupRuns',
  query: 'maxResults=10',
  lists: ['items'],
};

interface BackupRuns {
  readonly items?:
    readonly { readonly status?: string; readonly endTime?: string; readonly location?: string }[] | null;
}

/** How long backups are kept where nothing is set (cloud.google.com/sql/docs/mysql/backup-recovery/backups). */
const DEFAULT_BACKUPS = 7;

/** One automated backup is taken a day: as many days are kept as backups. */
export async function automatedBackupsOf(
  ctx: GcpContext,
  row: SqlInstance,
): Promise<Reading<Facets['automatedBackups']>> {
  const configuration = row.settings?.backupConfiguration;
  // Backups are taken of the primary.
  if (isReplica(row)) return absent;
  if (configuration === undefined || configuration === null)
    return unread('failed', 'the response has no backupConfiguration');
  if (configuration.enabled !== true) return absent;
  const runs = await ctx.read(BACKUP_RUNS.call, () => ctx.get<BackupRuns>(BACKUP_RUNS, { instance: row.name ?? '' }));
  return mapReading(runs.state === 'absent' ? value<BackupRuns>({}) : runs, ({ items }) => {
    const done = (items ?? []).filter(({ status }) => status === 'SUCCESSFUL');
    const latest = done
      .flatMap(({ endTime }) => isoDate(endTime) ?? [])
      .sort()
      .at(-1);
    const places = [configuration.location, ...done.map(({ location }) => location)].flatMap(place =>
      (place ?? '') === '' ? [] : [regionOf(place)],
    );
    const additionalRegions = [...new Set(places)].filter(place => place !== regionOf(row.region));
    return {
      retentionDays: configuration.backupRetentionSettings?.retainedBackups ?? DEFAULT_BACKUPS,
      pointInTimeRecovery: configuration.pointInTimeRecoveryEnabled === true || configuration.binaryLogEnabled === true,
      ...(latest === undefined ? {} : { latest }),
      ...(additionalRegions.length === 0 ? {} : { additionalRegions }),
    };
  });
}
