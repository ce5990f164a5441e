import type { InventoryIndex } from '../facts/inventory-index.ts';
import type { Grouping, WorkloadGroup } from '../facts/workloads/grouping.ts';
import { compareText } from '../lib/text.ts';
import { CRITICALITIES, type Criticality } from '../model/criticality.ts';
import type { EssentialAnswer } from '../model/essential.ts';
import type { Kind } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';
import type { WorkloadPromise } from '../model/promise.ts';
import type { Workload, WorkloadRule, WorkloadSource } from '../model/workload.ts';
import { createCriticalityResolver, type CriticalityRule } from './criticality.ts';

/** What a resource's place alone says is no evidence that it belongs to a service. */
const BY_PLACE: ReadonlySet<WorkloadSource> = new Set(['resource-group', 'account', 'unassigned']);

/** The workload that findings of a resource name. */
export const workloadNameOf =
  ({ groupOf }: Grouping) =>
  (resource: Resource): string | undefined => {
    if (resource.kind === 'workload') return resource.name;
    const group = groupOf(resource);
    return group === undefined || BY_PLACE.has(group.source) ? undefined : group.name;
  };

/** Findings about a workload are as critical as the configuration says that it is. */
export const workloadCriticality = (rules: readonly WorkloadRule[]): CriticalityRule[] =>
  rules.flatMap(({ name, criticality }) =>
    criticality === undefined ? [] : [{ criticality, match: { kind: 'workload' as const, id: `workload/${name}` } }],
  );

/** What survival adds to a workload. */
export interface WorkloadNeeds {
  readonly needs: number;
  readonly unseen: readonly string[];
  readonly promise?: WorkloadPromise | undefined;
}

/** The workloads of the assessment. */
export function workloadsOf(
  { groups }: Grouping,
  index: InventoryIndex,
  rules: readonly CriticalityRule[],
  needsOf: (group: WorkloadGroup) => WorkloadNeeds = () => ({ needs: 0, unseen: [] }),
): Workload[] {
  const worthOf = createCriticalityResolver(index, rules);
  return groups.map(group => {
    const { rule, resources, name, source, confidence } = group;
    const { needs, unseen, promise } = needsOf(group);
    return {
      name,
      source,
      confidence,
      ...(rule?.owner === undefined ? {} : { owner: rule.owner }),
      criticality: rule?.criticality ?? highest(resources.map(resource => worthOf(resource).criticality)),
      ...(rule?.revenueShare === undefined ? {} : { revenueShare: rule.revenueShare }),
      ...(rule?.targets === undefined ? {} : { targets: rule.targets }),
      resources: resources.length,
      byKind: countKinds(resources),
      needs,
      unseen: [...unseen],
      ...(promise === undefined ? {} : { promise }),
      places: placesOf(resources),
    };
  });
}

/** The workloads with the answers to the seven questions. */
export const withEssentials = (
  workloads: readonly Workload[],
  answers: ReadonlyMap<string, readonly EssentialAnswer[]>,
): Workload[] =>
  workloads.map(workload => {
    const essentials = answers.get(workload.name);
    return essentials === undefined ? workload : { ...workload, essentials: [...essentials] };
  });

const highest = (all: readonly Criticality[]): Criticality =>
  CRITICALITIES.find(criticality => all.includes(criticality)) ?? 'production';

function countKinds(resources: readonly Resource[]): Partial<Record<Kind, number>> {
  const groups = [...Map.groupBy(resources, ({ kind }) => kind)].sort(([a], [b]) => compareText(a, b));
  return Object.fromEntries(groups.map(([kind, these]) => [kind, these.length]));
}

function placesOf(resources: readonly Resource[]): Workload['places'] {
  const places = new Map(
    resources.map(({ provider, account, region }) => [
      [provider, account, region].join('\n'),
      { provider, account, region },
    ]),
  );
  return [...places].sort(([a], [b]) => compareText(a, b)).map(([, place]) => place);
}
