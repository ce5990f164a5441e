import type { Reading } from '../../../model/reading.ts';
import type { GcpContext, GcpList } from '../context.ts';
import { daysOf } from './common.ts';

/** The member of a backup schedule that says how long it keeps its backups. */
type RetentionField = 'retention' | 'retentionDuration';

/** For how many days each backup schedule of a database keeps its backups. */
export function retentionDaysOf(
  ctx: GcpContext,
  schedules: GcpList,
  database: string,
  field: RetentionField,
): Promise<Reading<readonly number[]>> {
  return ctx.read(schedules.call, async () => {
    const days: number[] = [];
    await ctx.each<Readonly<Partial<Record<RetentionField, string>>>>(
      schedules,
      schedule => void days.push(daysOf(schedule[field]) ?? 0),
      { database },
    );
    return days;
  });
}
