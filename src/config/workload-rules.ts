import { hoursOf } from '../lib/duration.ts';
import type { RecoveryTarget, WorkloadRule } from '../model/workload.ts';
import type { LoadedAnswers } from './load.ts';
import type { Config } from './schema.ts';

type Targets = NonNullable<WorkloadRule['targets']>;

/** The workloads of a configuration, with durations in hours; what it leaves open of the targets is what the interview answered. */
export const workloadRules = ({ workloads = [] }: Config, answers?: LoadedAnswers): WorkloadRule[] =>
  workloads.map(({ targets, ...rule }) => {
    const all = withAnswered(targetsOf(targets ?? {}), answeredTarget(rule.name, answers));
    return { ...rule, ...(all === undefined ? {} : { targets: all }) };
  });

/** The recovery targets that the interview has for a workload, else for the company. */
export function answeredTarget(workload: string | undefined, answers?: LoadedAnswers): RecoveryTarget | undefined {
  const own = workload === undefined ? undefined : answers?.workloads[workload]?.['recovery-objectives'];
  const { rto, rpo } = own ?? answers?.company['recovery-objectives'] ?? {};
  return rto === undefined && rpo === undefined ? undefined : inHours({ rto, rpo });
}

function withAnswered(targets: Targets, answered: RecoveryTarget | undefined): Targets | undefined {
  const all = answered === undefined ? targets : { ...targets, any: { ...answered, ...targets.any } };
  return Object.keys(all).length === 0 ? undefined : all;
}

const targetsOf = (targets: NonNullable<NonNullable<Config['workloads']>[number]['targets']>): Targets =>
  Object.fromEntries(Object.entries(targets).map(([scenario, target]) => [scenario, inHours(target)]));

const inHours = ({
  rto,
  rpo,
}: {
  readonly rto?: string | undefined;
  readonly rpo?: string | undefined;
}): RecoveryTarget => ({
  ...(rto === undefined ? {} : { rtoHours: hoursOf(rto) }),
  ...(rpo === undefined ? {} : { rpoHours: hoursOf(rpo) }),
});
