import { createAnyMatcher } from '../../model/matcher.ts';
import type { Resource } from '../../model/resource.ts';
import type { WorkloadRule } from '../../model/workload.ts';
import type { Assigned } from './assigned.ts';

/** What is wrong with the selectors of a workload. `overlap`: so many of its resources belong to an earlier one. */
export interface SelectorFault {
  readonly fault: 'matches-nothing' | 'overlap';
  readonly workload: string;
  /** The place of the workload in the configuration, from 0. */
  readonly at: number;
  readonly earlier?: string;
  readonly count?: number;
}

export interface Ruled {
  /** Whether any workload has a selector. */
  readonly selects: boolean;
  readonly assigned: ReadonlyMap<Resource, Assigned>;
  readonly faults: readonly SelectorFault[];
}

/** The first workload that picks a resource gets it, as the configuration orders them. */
export function assignByRules(resources: readonly Resource[], rules: readonly WorkloadRule[]): Ruled {
  const assigned = new Map<Resource, Assigned>();
  const faults: SelectorFault[] = [];
  for (const [at, rule] of rules.entries()) {
    if (rule.match === undefined) continue;
    const matched = resources.filter(createAnyMatcher(rule.match));
    if (matched.length === 0) faults.push({ fault: 'matches-nothing', workload: rule.name, at });
    const taken = new Map<string, number>();
    for (const resource of matched) {
      const earlier = assigned.get(resource)?.name;
      if (earlier === undefined)
        assigned.set(resource, { name: rule.name, source: 'configuration', confidence: 'stated', rule });
      else taken.set(earlier, (taken.get(earlier) ?? 0) + 1);
    }
    for (const [earlier, count] of taken) faults.push({ fault: 'overlap', workload: rule.name, at, earlier, count });
  }
  return { selects: rules.some(({ match }) => match !== undefined), assigned, faults };
}
