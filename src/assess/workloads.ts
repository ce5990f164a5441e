import type { Resource } from '../model/resource.ts';
import type { ResourceSelector } from '../model/selector.ts';
import { createMatcher } from './selector.ts';

/** A business service that the configuration names, and its resources. */
export interface WorkloadRule {
  readonly name: string;
  /** Left out: the interview asks about it, and no resource belongs to it. */
  readonly match?: ResourceSelector | undefined;
}

/**
 * The workload that a resource belongs to: the first that picks it, as the configuration orders them. Without workloads in
 * the configuration, the one that its tags name.
 */
export function createWorkloadMatcher(rules: readonly WorkloadRule[]): (resource: Resource) => string | undefined {
  if (rules.length === 0) return ({ tags }) => workloadTag(tags);
  const matchers = rules.flatMap(({ name, match }) =>
    match === undefined ? [] : [{ name, matches: createMatcher(match) }],
  );
  return resource => matchers.find(({ matches }) => matches(resource))?.name;
}

/** Tag keys that name a service, the most telling first; then the stack that created it. */
const KEYS = ['workload', 'service', 'application', 'app', 'system', 'aws:cloudformation:stack-name'];

function workloadTag(tags: Readonly<Record<string, string>>): string | undefined {
  const byKey = new Map(Object.entries(tags).map(([key, text]) => [key.toLowerCase(), text.trim()]));
  return KEYS.map(key => byKey.get(key)).find(text => text !== undefined && text !== '');
}
