import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { GcpContext } from '../../context.ts';
import { headOf, type Labels } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { ASSOCIATIONS } from './lists.ts';

export interface Plan {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly state?: string;
  readonly backupRules?: readonly Rule[] | null;
}
interface Rule {
  readonly backupRetentionDays?: number;
  readonly standardSchedule?: { readonly recurrenceType?: string; readonly hourlyFrequency?: number } | null;
}

/** One resource under a plan. */
export interface Association {
  readonly backupPlan?: string;
}

export async function readAssociations(ctx: GcpContext): Promise<Reading<readonly Association[]>> {
  const found = await ctx.read(ASSOCIATIONS.call, async () => {
    const rows: Association[] = [];
    await ctx.each<Association>(ASSOCIATIONS, row => void rows.push(row));
    return rows;
  });
  return found.state === 'absent' ? value([]) : found;
}

export function emitPlan(ctx: GcpContext, row: Plan, associations: Reading<readonly Association[]>): void {
  const head = headOf(ctx, {
    ...{ kind: 'backup-plan', type: 'backupdr.googleapis.com/BackupPlan', region: locationIn(row.name) },
    ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
  });
  ctx.emit({
    ...head,
    facets: {
      backupSchedule: value((row.backupRules ?? []).map(ruleOf)),
      backupSelections: mapReading(
        associations,
        all => all.filter(({ backupPlan = '' }) => ctx.fullName('backupdr', backupPlan) === head.id).length,
      ),
    },
  });
}

/** The most hours between two runs, at least: a month may skip days, a week may name several. */
const HOURS: Readonly<Record<string, number>> = { DAILY: 24, WEEKLY: 168, MONTHLY: 744, YEARLY: 8784 };

function ruleOf({ backupRetentionDays, standardSchedule }: Rule): Facets['backupSchedule'][number] {
  const { recurrenceType = '', hourlyFrequency } = standardSchedule ?? {};
  const intervalHours = recurrenceType === 'HOURLY' ? hourlyFrequency : HOURS[recurrenceType];
  return {
    ...(backupRetentionDays === undefined ? {} : { retentionDays: backupRetentionDays }),
    ...(intervalHours === undefined ? {} : { intervalHours }),
    copyActions: [],
  };
}
