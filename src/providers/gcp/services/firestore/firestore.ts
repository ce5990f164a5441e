import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { retentionDaysOf } from '../../facets/backup-schedules.ts';
import { encryptionByKey, headOf, requireText } from '../../facets/common.ts';
import { inStorageLocation } from '../../facets/placement.ts';
import { SERVERLESS } from '../../facets/serverless-database.ts';
import { ACCESS_LOGGING_READS, readAccessLogging } from '../iam/audit-logging.ts';

const DATABASES: GcpList = {
  call: 'firestore:projects.databases.list',
  permission: 'datastore.databases.list',
  path: '/v1/projects/{project}/databases',
  items: 'databases',
};
const SCHEDULES: GcpList = {
  call: 'firestore:projects.databases.backupSchedules.list',
  permission: 'datastore.backupSchedules.list',
  path: '/v1/{database}/backupSchedules',
  items: 'backupSchedules',
};

interface Database {
  readonly name?: string;
  readonly uid?: string;
  readonly createTime?: string;
  readonly locationId?: string;
  readonly type?: string;
  readonly deleteProtectionState?: string;
  readonly pointInTimeRecoveryEnablement?: string;
  readonly cmekConfig?: { readonly kmsKeyName?: string } | null;
}

/** Databases of Firestore, in native or Datastore mode. */
export const gcpFirestore: GcpCollector = {
  id: 'gcp-firestore',
  provider: 'gcp',
  scope: 'global',
  lists: ['database'],
  fills: {
    database: [
      'placement', 'encryptionAtRest', 'automatedBackups', 'deletionProtection', 'performance', 'scaling', 'state', 'infrastructureAsCode', 'dataDurability', 'encryptionInTransit',
      'localAuthentication', 'networkInterfaces', 'publicAccess', 'listeners', 'storageAutoscaling', 'subnetZones', 'accessLogging',
    ],
  }, // prettier-ignore
  operations: gcpOperations(DATABASES, SCHEDULES, ...ACCESS_LOGGING_READS),
  decidedBy: {
    automatedBackups: ['firestore:projects.databases.backupSchedules.list'],
  },
  collect: async ctx => {
    await ctx.list('database', DATABASES.call, () => ctx.each<Database>(DATABASES, row => emitDatabase(ctx, row)));
  },
};

async function emitDatabase(ctx: GcpContext, row: Database): Promise<void> {
  const location = requireField(row.locationId, 'locationId');
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'database',
        type: 'firestore.googleapis.com/Database',
        region: (row.locationId ?? 'global').toLowerCase(),
      },
      ...{ name: row.name, createdAt: row.createTime, stableId: row.uid },
    }),
    facets: {
      accessLogging: await readAccessLogging(ctx, 'firestore', 'datastore'),
      ...SERVERLESS,
      // `nam5` and `eur3` are multi-regions (cloud.google.com/firestore/docs/locations).
      placement: location.state === 'value' ? inStorageLocation(location.value) : location,
      encryptionAtRest: encryptionByKey(row.cmekConfig?.kmsKeyName),
      automatedBackups: await automatedBackupsOf(ctx, row),
      deletionProtection: value(row.deleteProtectionState === 'DELETE_PROTECTION_ENABLED'),
      performance: mapReading(requireText(row.type, 'type'), type => ({ type, burstable: false })),
      // Google scales it by load.
      scaling: absent,
      state: value('running'),
      // It has no labels.
      infrastructureAsCode: absent,
    },
  });
}

async function automatedBackupsOf(
  ctx: GcpContext,
  { name = '', pointInTimeRecoveryEnablement }: Database,
): Promise<Reading<Facets['automatedBackups']>> {
  const kept = await retentionDaysOf(ctx, SCHEDULES, name, 'retention');
  if (kept.state === 'unread') return kept;
  const days = kept.state === 'value' ? kept.value : [];
  const pointInTimeRecovery = pointInTimeRecoveryEnablement === 'POINT_IN_TIME_RECOVERY_ENABLED';
  if (days.length === 0 && !pointInTimeRecovery) return absent;
  // Earlier versions are kept for seven days.
  return value({ retentionDays: Math.max(...days, pointInTimeRecovery ? 7 : 0), pointInTimeRecovery });
}
