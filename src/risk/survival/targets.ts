import type { HourInterval, Scenario, Survival, TargetVerdict } from '../../model/survival.ts';
import type { RecoveryTarget } from '../../model/workload.ts';

type Targets = Readonly<Partial<Record<Scenario | 'any', RecoveryTarget>>>;

/** The target of a scenario: its own, else that for any. */
export function targetFor(targets: Targets | undefined, scenario: Scenario): RecoveryTarget | undefined {
  const [own, any] = [targets?.[scenario], targets?.any];
  if (own === undefined) return any;
  return { rtoHours: own.rtoHours ?? any?.rtoHours, rpoHours: own.rpoHours ?? any?.rpoHours };
}

/**
 * Met where even the worst case is within the target, missed where even the best is not. Nothing is met where part of what
 * the workload needs is not seen.
 */
export function verdictOn(
  { rtoHours, rpoHours }: RecoveryTarget,
  { hours, dataLoss }: Pick<Survival, 'hours' | 'dataLoss'>,
  isWhole = true,
): TargetVerdict {
  return {
    ...(rtoHours === undefined ? {} : { rtoHours, rto: within(hours, rtoHours, isWhole) }),
    ...(rpoHours === undefined ? {} : { rpoHours, rpo: within(dataLoss, rpoHours, isWhole) }),
  };
}

function within({ best, worst }: HourInterval, target: number, isWhole: boolean): NonNullable<TargetVerdict['rto']> {
  if (isWhole && worst !== null && worst <= target) return 'met';
  return best === null || best > target ? 'missed' : 'cannot-tell';
}
