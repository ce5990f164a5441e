import { hoursOf } from '../lib/duration.ts';
import type { RecoveryTarget, WorkloadRule } from '../model/workload.ts';
import type { Config } from './schema.ts';

/** The workloads of a configuration, with durations in hours. */
export const workloadRules = ({ workloads = [] }: Config): WorkloadRule[] =>
  workloads.map(({ targets, ...rule }) => ({
    ...rule,
    ...(targets === undefined ? {} : { targets: targetsOf(targets) }),
  }));

const targetsOf = (
  targets: NonNullable<NonNullable<Config['workloads']>[number]['targets']>,
): NonNullable<WorkloadRule['targets']> =>
  Object.fromEntries(
    Object.entries(targets).map(([scenario, { rto, rpo }]): [string, RecoveryTarget] => [
      scenario,
      {
        ...(rto === undefined ? {} : { rtoHours: hoursOf(rto) }),
        ...(rpo === undefined ? {} : { rpoHours: hoursOf(rpo) }),
      },
    ]),
  );
