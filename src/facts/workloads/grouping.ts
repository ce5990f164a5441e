import { compareText } from '../../lib/text.ts';
import { accountKey } from '../../model/keys.ts';
import type { Resource } from '../../model/resource.ts';
import {
  SHARED_KINDS,
  UNASSIGNED,
  WORKLOAD_KINDS,
  type WorkloadConfidence,
  type WorkloadRule,
  type WorkloadSource,
} from '../../model/workload.ts';
import type { Kind } from '../../model/kinds.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import type { Assigned } from './assigned.ts';
import { assignByRules, type SelectorFault } from './configured.ts';
import { proposeAll } from './propose-all.ts';

/** A business service and its own resources. */
export interface WorkloadGroup {
  readonly name: string;
  readonly source: WorkloadSource;
  readonly confidence: WorkloadConfidence;
  readonly rule?: WorkloadRule | undefined;
  /** By id. */
  readonly resources: readonly Resource[];
}

export interface Grouping {
  /** By name; unassigned resources last. */
  readonly groups: readonly WorkloadGroup[];
  readonly groupOf: (resource: Resource) => WorkloadGroup | undefined;
  /** Selectors of the configuration that pick nothing, or what an earlier workload has already. */
  readonly faults: readonly SelectorFault[];
}

const OWN: ReadonlySet<Kind> = new Set(WORKLOAD_KINDS);
const SHARED: ReadonlySet<Kind> = new Set(SHARED_KINDS);

/**
 * Groups resources into workloads: by the selectors of the configuration, and by tags that name a workload without one; without
 * selectors, by tags, labels, stacks and resource groups. What fits none is unassigned; where nothing fits at all, each account
 * is one workload.
 */
export function groupWorkloads(index: InventoryIndex, rules: readonly WorkloadRule[]): Grouping {
  const candidates = index.inventory.resources.filter(({ kind }) => OWN.has(kind) || SHARED.has(kind));
  const ruled = assignByRules(candidates, rules);
  const proposed = proposeAll(candidates, index, rules);
  const assigned = ruled.selects ? withNamed(ruled.assigned, proposed) : proposed;
  const rest = candidates.filter(resource => OWN.has(resource.kind) && !assigned.has(resource));
  const leftOver = assigned.size === 0 && !ruled.selects ? byAccount(rest, index) : unassigned(rest);
  const all = [...assigned, ...leftOver];
  const groups = groupsOf(all, ruled.selects ? rules : []);
  const byName = new Map(groups.map(group => [group.name, group]));
  const nameOf = new Map(all.map(([resource, { name }]) => [resource, name]));
  return { groups, faults: ruled.faults, groupOf: resource => byName.get(nameOf.get(resource) ?? '') };
}

/** A workload without selector has what names it, as long as no selector picks that. */
function withNamed(
  ruled: ReadonlyMap<Resource, Assigned>,
  proposed: ReadonlyMap<Resource, Assigned>,
): ReadonlyMap<Resource, Assigned> {
  const named = [...proposed].filter(
    ([resource, { rule }]) => rule !== undefined && rule.match === undefined && !ruled.has(resource),
  );
  return new Map([...ruled, ...named]);
}

const unassigned = (rest: readonly Resource[]): [Resource, Assigned][] =>
  rest.map(resource => [resource, { name: UNASSIGNED, source: 'unassigned', confidence: 'low' }]);

function byAccount(rest: readonly Resource[], { inventory }: InventoryIndex): [Resource, Assigned][] {
  const names = new Map(
    inventory.header.targets.map(target => [accountKey(target), target.name ?? target.account] as const),
  );
  const twice = new Set([...names.values()].filter((name, at, all) => all.indexOf(name) !== at));
  return rest.map(resource => {
    const name = names.get(accountKey(resource)) ?? resource.account;
    const shown = twice.has(name) ? `${name} (${resource.account})` : name;
    return [resource, { name: shown, source: 'account', confidence: 'low' }];
  });
}

function groupsOf(assigned: readonly [Resource, Assigned][], rules: readonly WorkloadRule[]): WorkloadGroup[] {
  const byName = Map.groupBy(assigned, ([, { name }]) => name);
  // A network alone is no service.
  const served = [...byName].filter(([, members]) =>
    members.some(([{ kind }, { source }]) => OWN.has(kind) || source === 'configuration'),
  );
  const groups = served.map(([name, members]): WorkloadGroup => {
    const best = members.map(([, one]) => one).reduce(mostCertain);
    const resources = members.map(([resource]) => resource).sort((a, b) => compareText(a.id, b.id));
    return { ...best, name, resources };
  });
  const empty = rules.flatMap((rule): WorkloadGroup[] =>
    byName.has(rule.name)
      ? []
      : [{ name: rule.name, source: 'configuration', confidence: 'stated', rule, resources: [] }],
  );
  return [...groups, ...empty].sort(
    (a, b) => Number(a.source === 'unassigned') - Number(b.source === 'unassigned') || compareText(a.name, b.name),
  );
}

const ORDER: readonly WorkloadConfidence[] = ['stated', 'high', 'medium', 'low'];
const mostCertain = (a: Assigned, b: Assigned): Assigned =>
  ORDER.indexOf(b.confidence) < ORDER.indexOf(a.confidence) ? b : a;
