import type { Facets } from '../../../../model/facets.ts';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, type ArmResource, type ArmType } from '../../client/arm.ts';
import { NEW_POLICIES, POLICIES, vaultOf, type Vaults } from './backup-types.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf, requireField } from '../../facets/common-facets.ts';

type Runs = Facets['backupSchedule'];

interface Retention {
  readonly retentionDuration?: { readonly count?: number; readonly durationType?: string } | null;
}
interface Times {
  readonly scheduleRunFrequency?: string;
  readonly scheduleRunDays?: readonly string[] | null;
  readonly hourlySchedule?: { readonly interval?: number } | null;
  readonly weeklySchedule?: { readonly scheduleRunDays?: readonly string[] | null } | null;
  readonly scheduleFrequencyInMins?: number;
}
interface Plan {
  readonly schedulePolicy?: Times | null;
  readonly retentionPolicy?: (Retention & Readonly<Partial<Record<(typeof KEPT)[number], Retention | null>>>) | null;
}
interface Policy extends Plan {
  readonly protectedItemsCount?: number;
  /** A database has a plan for each sort of backup. */
  readonly subProtectionPolicy?: readonly Plan[] | null;
}
interface NewPolicy {
  readonly policyRules?:
    | readonly {
        readonly trigger?: {
          readonly schedule?: { readonly repeatingTimeIntervals?: readonly string[] } | null;
        } | null;
        readonly lifecycles?: readonly { readonly deleteAfter?: { readonly duration?: string } | null }[] | null;
      }[]
    | null;
}

const KEPT = ['dailySchedule', 'weeklySchedule', 'monthlySchedule', 'yearlySchedule'] as const;
const WEEK = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const DAYS: Readonly<Record<string, number>> = { Days: 1, Weeks: 7, Months: 30, Years: 365 };
/** Azure makes these with every vault; while they hold nothing nobody meant anything by them (Microsoft, "Default backup policies"). */
const PREPARED = /^(DefaultPolicy|EnhancedPolicy|HourlyLogBackup)$/i;

/** What is backed up when, and how long it is kept. `uses`: how much follows each policy of the newer service. */
export async function listPolicies(
  ctx: AzureContext,
  vaults: Vaults,
  uses: Reading<ReadonlyMap<string, number>>,
): Promise<void> {
  const emit = (type: ArmType, row: ArmResource, backupSelections: Reading<number>, schedule: Runs): void => {
    if (PREPARED.test(row.name) && backupSelections.state === 'value' && backupSelections.value === 0) return;
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
      emit(POLICIES, row, requireField(policy.protectedItemsCount, 'protectedItemsCount'), plans.flatMap(runsOf));
    }),
  );
  await ctx.list('backup-plan', listCall(NEW_POLICIES), () =>
    ctx.each(NEW_POLICIES, row => {
      const { policyRules } = propertiesOf(row) as NewPolicy;
      emit(
        NEW_POLICIES,
        row,
        mapReading(uses, all => all.get(row.id) ?? 0),
        newRunsOf(policyRules ?? []),
      );
    }),
  );
}

/** How many things follow each policy. */
export function usesOf(instances: readonly ArmResource[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { properties } of instances) {
    const { policyId } = (properties?.['policyInfo'] ?? {}) as { readonly policyId?: string };
    if (policyId !== undefined) found.set(armId(policyId), (found.get(armId(policyId)) ?? 0) + 1);
  }
  return found;
}

function runsOf({ schedulePolicy, retentionPolicy }: Plan): Runs {
  const intervalHours = pauseOf(schedulePolicy ?? {});
  const pause = intervalHours === undefined ? {} : { intervalHours };
  const kept = [retentionPolicy, ...KEPT.map(name => retentionPolicy?.[name])].flatMap(one => daysOf(one) ?? []);
  if (kept.length === 0) return intervalHours === undefined ? [] : [{ ...pause, copyActions: [] }];
  return kept.map(retentionDays => ({ retentionDays, ...pause, copyActions: [] }));
}

function daysOf(retention: Retention | null | undefined): number | undefined {
  const { count, durationType = '' } = retention?.retentionDuration ?? {};
  const days = DAYS[durationType];
  return count === undefined || days === undefined ? undefined : count * days;
}

/** The longest pause between two runs, in hours; undefined where it is said in a way that we cannot read. */
function pauseOf(times: Times): number | undefined {
  const { scheduleRunFrequency: rhythm, scheduleFrequencyInMins: minutes, hourlySchedule, weeklySchedule } = times;
  if (minutes !== undefined && minutes > 0) return minutes / 60;
  if (rhythm === 'Hourly') return hourlySchedule?.interval;
  if (rhythm === 'Daily') return 24;
  if (rhythm !== 'Weekly') return undefined;
  const days = (times.scheduleRunDays ?? weeklySchedule?.scheduleRunDays ?? [])
    .map(day => WEEK.indexOf(day.toLowerCase()))
    .filter(day => day >= 0)
    .sort((a, b) => a - b);
  const gaps = days.map((day, at) => ((days[at + 1] ?? (days[0] ?? 0) + 7) - day) * 24);
  return gaps.length === 0 ? undefined : Math.max(...gaps);
}

/** What names no times runs all the time. */
function newRunsOf(rules: NonNullable<NewPolicy['policyRules']>): Runs {
  const intervals = rules.flatMap(({ trigger }) => trigger?.schedule?.repeatingTimeIntervals ?? []);
  const pauses = intervals.flatMap(interval => hoursOf(interval.split('/').at(-1) ?? '') ?? []);
  const intervalHours = intervals.length === 0 ? 1 : pauses.length === 0 ? undefined : Math.min(...pauses);
  return rules
    .flatMap(({ lifecycles }) => lifecycles ?? [])
    .flatMap(({ deleteAfter }) => hoursOf(deleteAfter?.duration ?? '') ?? [])
    .map(hours => ({
      retentionDays: hours / 24,
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
