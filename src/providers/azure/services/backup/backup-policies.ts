import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, listCall, type ArmResource, type ArmType } from '../../client/arm.ts';
import { BACKUP_VAULT_POLICIES, POLICIES, vaultOf, type Vaults } from './backup-types.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { isEnumValue } from '../../enum-value.ts';

type Schedule = Facets['backupSchedule'];

interface Retention {
  readonly retentionDuration?: { readonly count?: number; readonly durationType?: string } | null;
}
interface SchedulePolicy {
  readonly scheduleRunFrequency?: string;
  readonly scheduleRunDays?: readonly string[] | null;
  readonly hourlySchedule?: { readonly interval?: number } | null;
  readonly weeklySchedule?: { readonly scheduleRunDays?: readonly string[] | null } | null;
  readonly scheduleFrequencyInMins?: number;
}
interface Plan {
  readonly schedulePolicy?: SchedulePolicy | null;
  readonly retentionPolicy?:
    (Retention & Readonly<Partial<Record<(typeof SCHEDULES)[number], Retention | null>>>) | null;
}
interface Policy extends Plan {
  readonly protectedItemsCount?: number;
  /** Databases: one for each type of backup. */
  readonly subProtectionPolicy?: readonly Plan[] | null;
}
interface BackupVaultPolicy {
  readonly policyRules?:
    | readonly {
        readonly trigger?: {
          readonly schedule?: { readonly repeatingTimeIntervals?: readonly string[] } | null;
        } | null;
        readonly lifecycles?: readonly { readonly deleteAfter?: { readonly duration?: string } | null }[] | null;
      }[]
    | null;
}

const SCHEDULES = ['dailySchedule', 'weeklySchedule', 'monthlySchedule', 'yearlySchedule'] as const;
const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAYS: Readonly<Record<string, number>> = { Days: 1, Weeks: 7, Months: 30, Years: 365 };
/** Azure creates these with every vault; without items they are not in use (Microsoft, "Default backup policies"). */
const DEFAULT_POLICIES = /^(DefaultPolicy|EnhancedPolicy|HourlyLogBackup)$/i;

/** Lists backup policies. `uses`: the number of instances by policy of a Backup vault. */
export async function listPolicies(
  ctx: AzureContext,
  vaults: Vaults,
  uses: Reading<ReadonlyMap<string, number>>,
): Promise<void> {
  const emit = (type: ArmType, row: ArmResource, backupSelections: Reading<number>, schedule: Schedule): void => {
    if (DEFAULT_POLICIES.test(row.name) && backupSelections.state === 'value' && backupSelections.value === 0) return;
    const { location } = vaultOf(row.id, vaults)?.row ?? row;
    ctx.emit({
      ...headOf({ ...row, location: location ?? null }, 'backup-plan', type.type),
      facets: { backupSelections, backupSchedule: value(schedule) },
    });
  };
  await ctx.list('backup-plan', listCall(POLICIES), () =>
    ctx.each(POLICIES, row => {
      const policy = propertiesOf(row) as Policy;
      const plans = policy.subProtectionPolicy ?? [policy];
      emit(POLICIES, row, requireField(policy.protectedItemsCount, 'protectedItemsCount'), plans.flatMap(scheduleOf));
    }),
  );
  await ctx.list('backup-plan', listCall(BACKUP_VAULT_POLICIES), () =>
    ctx.each(BACKUP_VAULT_POLICIES, row => {
      const { policyRules } = propertiesOf(row) as BackupVaultPolicy;
      emit(
        BACKUP_VAULT_POLICIES,
        row,
        mapReading(uses, all => all.get(row.id) ?? 0),
        backupVaultScheduleOf(policyRules ?? []),
      );
    }),
  );
}

/** Number of backup instances by policy. */
export function usesOf(instances: readonly ArmResource[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { properties } of instances) {
    const { policyId } = (properties?.['policyInfo'] ?? {}) as { readonly policyId?: string };
    if (policyId !== undefined) found.set(armId(policyId), (found.get(armId(policyId)) ?? 0) + 1);
  }
  return found;
}

function scheduleOf({ schedulePolicy, retentionPolicy }: Plan): Schedule {
  const intervalHours = intervalHoursOf(schedulePolicy ?? {});
  const interval = intervalHours === undefined ? {} : { intervalHours };
  const retentions = [retentionPolicy, ...SCHEDULES.map(name => retentionPolicy?.[name])].flatMap(
    one => retentionDaysOf(one) ?? [],
  );
  if (retentions.length === 0) return intervalHours === undefined ? [] : [{ ...interval, copyActions: [] }];
  return retentions.map(retentionDays => ({ retentionDays, ...interval, copyActions: [] }));
}

function retentionDaysOf(retention: Retention | null | undefined): number | undefined {
  const { count, durationType = '' } = retention?.retentionDuration ?? {};
  const days = DAYS[durationType];
  return count === undefined || days === undefined ? undefined : count * days;
}

/** The longest interval between two runs in hours; undefined where the format is unknown. */
function intervalHoursOf(times: SchedulePolicy): number | undefined {
  const { scheduleRunFrequency: frequency, scheduleFrequencyInMins: minutes, hourlySchedule, weeklySchedule } = times;
  if (minutes !== undefined && minutes > 0) return minutes / 60;
  if (isEnumValue(frequency, 'Hourly')) return hourlySchedule?.interval;
  if (isEnumValue(frequency, 'Daily')) return 24;
  if (!isEnumValue(frequency, 'Weekly')) return undefined;
  const days = (times.scheduleRunDays ?? weeklySchedule?.scheduleRunDays ?? [])
    .map(day => WEEK.indexOf(day.toLowerCase()))
    .filter(day => day >= 0)
    .sort((a, b) => a - b);
  const gaps = days.map((day, at) => ((days[at + 1] ?? (days[0] ?? 0) + 7) - day) * 24);
  return gaps.length === 0 ? undefined : Math.max(...gaps);
}

/** A policy without a schedule backs up continuously. */
function backupVaultScheduleOf(rules: NonNullable<BackupVaultPolicy['policyRules']>): Schedule {
  const intervals = rules.flatMap(({ trigger }) => trigger?.schedule?.repeatingTimeIntervals ?? []);
  const hours = intervals.flatMap(interval => hoursOf(interval.split('/').at(-1) ?? '') ?? []);
  const intervalHours = intervals.length === 0 ? 1 : hours.length === 0 ? undefined : Math.min(...hours);
  return rules
    .flatMap(({ lifecycles }) => lifecycles ?? [])
    .flatMap(({ deleteAfter }) => hoursOf(deleteAfter?.duration ?? '') ?? [])
    .map(retentionHours => ({
      retentionDays: retentionHours / 24,
      ...(intervalHours === undefined ? {} : { intervalHours }),
      copyActions: [],
    }));
}

/** `P30D`, `P1W`, `PT4H` in hours. */
function hoursOf(duration: string): number | undefined {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?/.exec(duration)?.slice(1);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = (parts ?? []).map((one?: string) =>
    Number(one ?? 0),
  );
  const total = (years * 365 + months * 30 + weeks * 7 + days) * 24 + hours + minutes / 60;
  return total > 0 ? total : undefined;
}
