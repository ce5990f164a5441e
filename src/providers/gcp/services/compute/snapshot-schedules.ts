import type { Facets } from '../../../../model/facets.ts';
import { value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, leafName, type Row } from '../../facets/common.ts';

export interface ResourcePolicy extends Row {
  readonly region?: string;
  readonly snapshotSchedulePolicy?: {
    readonly schedule?: Schedule | null;
    readonly retentionPolicy?: { readonly maxRetentionDays?: number } | null;
  } | null;
}

interface Schedule {
  readonly hourlySchedule?: { readonly hoursInCycle?: number };
  readonly dailySchedule?: { readonly daysInCycle?: number };
  readonly weeklySchedule?: { readonly dayOfWeeks?: readonly { readonly day?: string }[] };
}

/** A snapshot schedule; placement policies and instance schedules are resource policies too. */
export function emitSchedule(ctx: GcpContext, row: ResourcePolicy, disksOf: (id: string) => Reading<number>): void {
  const { snapshotSchedulePolicy: policy } = row;
  if (policy === undefined || policy === null) return;
  const head = headOf(ctx, {
    ...{ kind: 'backup-plan', type: 'compute.googleapis.com/ResourcePolicy', region: leafName(row.region) },
    ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
  });
  ctx.emit({ ...head, facets: { backupSchedule: value([ruleOf(policy)]), backupSelections: disksOf(head.id) } });
}

function ruleOf({
  schedule,
  retentionPolicy,
}: NonNullable<ResourcePolicy['snapshotSchedulePolicy']>): Facets['backupSchedule'][number] {
  const retentionDays = retentionPolicy?.maxRetentionDays;
  const intervalHours = intervalOf(schedule ?? {});
  return {
    ...(retentionDays === undefined ? {} : { retentionDays }),
    ...(intervalHours === undefined ? {} : { intervalHours }),
    copyActions: [],
  };
}

const DAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];

/** The most hours between two runs. */
function intervalOf({ hourlySchedule, dailySchedule, weeklySchedule }: Schedule): number | undefined {
  if (hourlySchedule !== undefined) return hourlySchedule.hoursInCycle;
  if (dailySchedule !== undefined) return (dailySchedule.daysInCycle ?? 1) * 24;
  const days = (weeklySchedule?.dayOfWeeks ?? [])
    .map(({ day = '' }) => DAYS.indexOf(day))
    .filter(day => day >= 0)
    .sort((a, b) => a - b);
  const [first] = days;
  if (first === undefined) return undefined;
  const gaps = days.map((day, at) => (days[at + 1] ?? first + 7) - day);
  return Math.max(...gaps) * 24;
}
