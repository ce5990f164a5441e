import type { Facets } from '../../../../model/facets.ts';
import { value } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, isoDate, type Labels } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';

const list = (call: string, below: string, items: string): GcpList => ({
  call: `gkebackup:projects.locations.${call}.list`,
  permission: `gkebackup.${items}.list`,
  path: `/v1/projects/{project}/locations/-/${below}`,
  query: 'pageSize=1000',
  items,
});
const PLANS = list('backupPlans', 'backupPlans', 'backupPlans');
const RESTORES = list('restorePlans.restores', 'restorePlans/-/restores', 'restores');

interface Plan {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly uid?: string;
  readonly deactivated?: boolean;
  readonly backupSchedule?: {
    readonly cronSchedule?: string;
    readonly paused?: boolean;
    readonly rpoConfig?: { readonly targetRpoMinutes?: number } | null;
  } | null;
  readonly retentionPolicy?: { readonly backupRetainDays?: number } | null;
}
interface Restore {
  readonly name?: string;
  readonly state?: string;
  readonly createTime?: string;
  readonly completeTime?: string;
  readonly cluster?: string;
}

/** Backup for GKE: the plans of clusters, and what was restored. */
export const gcpGkeBackup: GcpCollector = {
  id: 'gcp-gke-backup',
  provider: 'gcp',
  scope: 'global',
  lists: ['backup-plan', 'restore-test'],
  fills: { 'backup-plan': ['backupSchedule', 'backupSelections'], 'restore-test': ['restoreTest'] },
  operations: gcpOperations(PLANS, RESTORES),
  collect: async ctx => {
    await Promise.all([
      ctx.list('backup-plan', PLANS.call, () =>
        ctx.each<Plan>(PLANS, row => {
          emitPlan(ctx, row);
        }),
      ),
      ctx.list('restore-test', RESTORES.call, () =>
        ctx.each<Restore>(RESTORES, row => {
          emitRestore(ctx, row);
        }),
      ),
    ]);
  },
};

function emitPlan(ctx: GcpContext, row: Plan): void {
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'backup-plan', type: 'gkebackup.googleapis.com/BackupPlan', region: locationIn(row.name) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime, stableId: row.uid },
    }),
    // A plan is of one cluster.
    facets: { backupSchedule: value(scheduleOf(row)), backupSelections: value(1) },
  });
}

/** A plan that is deactivated or paused, or has no schedule, takes no backup by itself. */
function scheduleOf({ deactivated, backupSchedule, retentionPolicy }: Plan): Facets['backupSchedule'] {
  const { cronSchedule = '', paused, rpoConfig } = backupSchedule ?? {};
  const minutes = rpoConfig?.targetRpoMinutes ?? 0;
  if (deactivated === true || paused === true || (cronSchedule === '' && minutes === 0)) return [];
  const intervalHours = minutes > 0 ? minutes / 60 : hoursOf(cronSchedule);
  // Without a number of days, backups are kept until somebody deletes them.
  const days = retentionPolicy?.backupRetainDays ?? 0;
  return [
    {
      ...(days === 0 ? {} : { retentionDays: days }),
      ...(intervalHours === undefined ? {} : { intervalHours }),
      copyActions: [],
    },
  ];
}

/** The most hours between two runs of the common schedules; undefined for any other. */
function hoursOf(cron: string): number | undefined {
  const [minute = '', hour = '', day, month, weekday = ''] = cron.trim().split(/\s+/);
  if (!/^\d+$/.test(minute) || day !== '*' || month !== '*') return undefined;
  const step = /^\*\/(\d+)$/.exec(hour)?.[1];
  if (weekday === '*' && step !== undefined) return Number(step);
  if (!/^\d+$/.test(hour)) return undefined;
  if (weekday === '*') return 24;
  return /^[\dA-Z]+$/i.test(weekday) ? 168 : undefined;
}

const OUTCOMES: Readonly<Record<string, Facets['restoreTest']['outcome']>> = {
  SUCCEEDED: 'completed',
  FAILED: 'failed',
};

function emitRestore(ctx: GcpContext, row: Restore): void {
  const at = isoDate(row.completeTime);
  const { cluster = '' } = row;
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'restore-test', type: 'gkebackup.googleapis.com/Restore', region: locationIn(row.name) },
      ...{ name: row.name, createdAt: row.createTime },
    }),
    facets: {
      restoreTest: value({
        what: 'restore' as const,
        outcome: OUTCOMES[row.state ?? ''] ?? 'running',
        ...(at === undefined ? {} : { at }),
        ...(cluster === '' ? {} : { source: ctx.fullName('container', cluster) }),
      }),
    },
  });
}
