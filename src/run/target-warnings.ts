import type { Simulated } from '../assess/survival.ts';
import type { LoadedConfig } from '../config/load.ts';
import { workloadRules } from '../config/workload-rules.ts';
import { SCENARIOS, type Scenario, type Survival } from '../model/survival.ts';
import { durationText } from '../lib/duration.ts';
import type { RecoveryTarget, WorkloadRule } from '../model/workload.ts';
import type { CauseKey } from '../risk/survival/ends.ts';
import { needCircles } from './need-circles.ts';

/** Targets that cannot be meant so, and needs that name nothing, each with its place in the configuration. */
export function targetWarnings({ config, placeOf }: LoadedConfig, { survival, graph }: Simulated): string[] {
  const rules = workloadRules(config);
  const circles = needCircles(rules);
  const unseen = new Map(graph.workloads.map(one => [one.name, new Set(one.unseen)]));
  return rules.flatMap((rule, at) => [
    ...(rule.needs ?? []).flatMap((need, position) =>
      unseen.get(rule.name)?.has(need) === true
        ? [
            `${placeOf(['workloads', at, 'needs', position])}: ${rule.name} needs "${need}", which names no workload and no resource.`,
          ]
        : [],
    ),
    ...circleText(rule, circles.get(rule)).map(text => `${placeOf(['workloads', at, 'needs'])}: ${text}`),
    ...contradictions(rule).map(text => `${placeOf(['workloads', at, 'targets'])}: ${text}`),
    ...survival
      .filter(row => row.workload === rule.name)
      .flatMap(row => tooShort(row).map(text => `${placeOf(['workloads', at, 'targets'])}: ${rule.name} ${text}`)),
  ]);
}

/** What the provider does by itself, as the best case of something that may end worse. */
const BY_ITSELF: ReadonlySet<string> = new Set(['restarted', 'standby-takes-over', 'relaunched'] satisfies CauseKey[]);

/**
 * A target that not even what the provider does by itself keeps. Only of what decides how long the workload is down at best: it may do
 * without the others, or wait for something slower.
 */
function tooShort({ scenario, target, decides, hours: { best: whole } }: Survival): string[] {
  const rto = target?.rtoHours ?? Infinity;
  const own = decides.find(
    ({ recovery, causes: [best], hours }) =>
      (recovery === 'provider' || BY_ITSELF.has(best?.key ?? '')) &&
      hours.best !== null &&
      hours.best > rto &&
      hours.best === whole,
  );
  return own === undefined
    ? []
    : [`in ${scenario}: ${hoursText(rto)} is less than the ${hoursText(own.hours.best ?? undefined)} that the provider's own failover takes at best.`]; // prettier-ignore
}

const circleText = ({ name }: WorkloadRule, others: readonly string[] | undefined): string[] =>
  others === undefined
    ? []
    : [`${[name, ...others].join(' and ')} need each other, so that each is down as long as all; expected needs in one direction.`]; // prettier-ignore

const hoursText = (hours: number | undefined): string =>
  hours === undefined ? 'unbounded' : `${Math.round(hours * 60)} min`;

/** Losing more may not have to be over sooner. */
const WIDER: readonly (readonly [Scenario, Scenario])[] = [
  ['component-lost', 'zone-lost'],
  ['zone-lost', 'region-lost'],
  ['region-lost', 'provider-lost'],
];

function contradictions({ name, targets = {} }: WorkloadRule): string[] {
  const of = (scenario: Scenario): RecoveryTarget => targets[scenario] ?? {};
  return SCENARIOS.flatMap(scenario =>
    WIDER.filter(([small]) => small === scenario).flatMap(([small, large]) =>
      (['rtoHours', 'rpoHours'] as const).flatMap(key => {
        const [narrow, wide] = [of(small)[key], of(large)[key]];
        const what = key === 'rtoHours' ? 'be away longer' : 'lose more data';
        return narrow !== undefined && wide !== undefined && wide < narrow
          ? [
              `${name} may ${what} after ${small} (${durationText(narrow)}) than after ${large} (${durationText(wide)}), which takes away more; expected at most as much.`,
            ]
          : [];
      }),
    ),
  );
}
