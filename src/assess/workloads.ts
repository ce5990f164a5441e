import type { Resource } from '../model/resource.ts';
import type { ResourceSelector } from '../model/selector.ts';
import { createMatcher } from './selector.ts';

/** A business service that the configuration names, and its resources. */
export interface WorkloadRule {
  readonly name: string;
  /** Left out: the interview asks about it, and no resource belongs to it. */
  readonly match?: ResourceSelector | undefined;
}

/** The workload that a resource belongs to: the first that picks it, as the configuration orders them. */
export function createWorkloadMatcher(rules: readonly WorkloadRule[]): (resource: Resource) => string | undefined {
  const matchers = rules.flatMap(({ name, match }) =>
    match === undefined ? [] : [{ name, matches: createMatcher(match) }],
  );
  return resource => matchers.find(({ matches }) => matches(resource))?.name;
}
