import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import {
  encryptionByKey,
  headOf,
  infrastructureAsCodeBy,
  leafName,
  secondsOf,
  type Labels,
} from '../../facets/common.ts';
import { retentionDaysOf } from '../../facets/backup-schedules.ts';
import { inRegion } from '../../facets/placement.ts';
import { SERVERLESS } from '../../facets/serverless-database.ts';
import { ACCESS_LOGGING_READS, readAccessLogging } from '../iam/audit-logging.ts';

const INSTANCES: GcpList = {
  call: 'spanner:projects.instances.list',
  permission: 'spanner.instances.list',
  path: '/v1/projects/{project}/instances',
  query: 'pageSize=500',
  items: 'instances',
};
const DATABASES: GcpList = {
  call: 'spanner:projects.instances.databases.list',
  permission: 'spanner.databases.list',
  path: '/v1/{instance}/databases',
  query: 'pageSize=500',
  items: 'databases',
};
const SCHEDULES: GcpList = {
  call: 'spanner:projects.instances.databases.backupSchedules.list',
  permission: 'spanner.backupSchedules.list',
  path: '/v1/{database}/backupSchedules',
  query: 'pageSize=100',
  items: 'backupSchedules',
};

interface Instance {
  readonly name?: string;
  readonly config?: string;
  readonly labels?: Labels;
  readonly edition?: string;
  readonly nodeCount?: number;
  readonly processingUnits?: number;
  readonly autoscalingConfig?: {
    readonly autoscalingLimits?: {
      readonly minNodes?: number;
      readonly maxNodes?: number;
      readonly minProcessingUnits?: number;
      readonly maxProcessingUnits?: number;
    } | null;
  } | null;
}

interface Database {
  readonly name?: string;
  readonly createTime?: string;
  readonly state?: string;
  readonly enableDropProtection?: boolean;
  readonly versionRetentionPeriod?: string;
  readonly encryptionConfig?: { readonly kmsKeyName?: string; readonly kmsKeyNames?: readonly string[] } | null;
}

/** Databases of Spanner, each in the regions of its instance. */
export const gcpSpanner: GcpCollector = {
  id: 'gcp-spanner',
  provider: 'gcp',
  scope: 'global',
  lists: ['database'],
  fills: {
    database: [
      'placement', 'encryptionAtRest', 'automatedBackups', 'deletionProtection', 'performance', 'scaling', 'state', 'infrastructureAsCode', 'dataDurability', 'encryptionInTransit',
      'localAuthentication', 'networkInterfaces', 'publicAccess', 'listeners', 'storageAutoscaling', 'subnetZones', 'accessLogging',
    ],
  }, // prettier-ignore
  operations: gcpOperations(INSTANCES, DATABASES, SCHEDULES, ...ACCESS_LOGGING_READS),
  decidedBy: {
    automatedBackups: ['spanner:projects.instances.databases.backupSchedules.list'],
  },
  collect: async ctx => {
    await ctx.list('database', DATABASES.call, () =>
      ctx.each<Instance>(INSTANCES, instance =>
        ctx.each<Database>(DATABASES, row => emitDatabase(ctx, instance, row), { instance: instance.name ?? '' }),
      ),
    );
  },
};

async function emitDatabase(ctx: GcpContext, instance: Instance, row: Database): Promise<void> {
  const config = leafName(instance.config);
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'database',
        type: 'spanner.googleapis.com/Database',
        region: config.replace(/^regional-/, '') || 'global',
      },
      ...{ name: row.name, labels: instance.labels, createdAt: row.createTime },
    }),
    facets: {
      accessLogging: await readAccessLogging(ctx, 'spanner'),
      ...SERVERLESS,
      placement: placementOf(config),
      encryptionAtRest: encryptionByKey(row.encryptionConfig?.kmsKeyName ?? row.encryptionConfig?.kmsKeyNames?.[0]),
      automatedBackups: await automatedBackupsOf(ctx, row),
      deletionProtection: value(row.enableDropProtection === true),
      performance: value({ type: instance.edition ?? 'STANDARD', burstable: false }),
      scaling: value(scalingOf(instance)),
      state: value(/^READY/.test(row.state ?? '') ? 'running' : 'other'),
      infrastructureAsCode: infrastructureAsCodeBy(instance.labels),
    },
  });
}

/** `regional-europe-west1` is in the zones of one region; other configurations are in several regions. */
function placementOf(config: string): Reading<Facets['placement']> {
  if (config === '') return unread('failed', 'the response has no config');
  if (config.startsWith('regional-')) return inRegion(config.slice('regional-'.length));
  return value({ spread: 'multi-region', locations: [{ region: config, role: 'primary' }] });
}

/** Full or incremental backups by schedule; earlier versions for an hour to a week. */
async function automatedBackupsOf(
  ctx: GcpContext,
  { name = '', versionRetentionPeriod }: Database,
): Promise<Reading<Facets['automatedBackups']>> {
  const kept = await retentionDaysOf(ctx, SCHEDULES, name, 'retentionDuration');
  if (kept.state === 'unread') return kept;
  const days = kept.state === 'value' ? kept.value : [];
  if (days.length === 0) return absent;
  return value({ retentionDays: Math.max(...days), pointInTimeRecovery: hoursOf(versionRetentionPeriod) >= 24 });
}

/** `1h`, `7d`, `604800s` */
function hoursOf(period = ''): number {
  const [, count = '0', unit = ''] = /^(\d+)([dhm])$/.exec(period) ?? [];
  return unit === 'd'
    ? Number(count) * 24
    : unit === 'h'
      ? Number(count)
      : unit === 'm'
        ? Number(count) / 60
        : (secondsOf(period) ?? 0) / 3600;
}

function scalingOf({ nodeCount = 0, processingUnits = 0, autoscalingConfig }: Instance): Facets['scaling'] {
  const desired = Math.max(1, nodeCount, Math.ceil(processingUnits / 1000));
  const limits = autoscalingConfig?.autoscalingLimits;
  if (limits === undefined || limits === null) return { min: desired, max: desired, desired, automatic: false };
  const nodes = (units = 0): number => Math.ceil(units / 1000);
  return {
    min: limits.minNodes ?? nodes(limits.minProcessingUnits),
    max: limits.maxNodes ?? nodes(limits.maxProcessingUnits),
    ...{ desired, automatic: true },
  };
}
