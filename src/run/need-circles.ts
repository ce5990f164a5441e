import { createGlob } from '../lib/glob.ts';
import type { WorkloadRule } from '../model/workload.ts';

/** Workloads that need each other, each circle once: at the first of them in the configuration. */
export function needCircles(rules: readonly WorkloadRule[]): ReadonlyMap<WorkloadRule, readonly string[]> {
  const reached = new Map(rules.map(rule => [rule.name, closure(rule, rules)]));
  const found = new Map<WorkloadRule, readonly string[]>();
  const told = new Set<string>();
  for (const rule of rules) {
    if (told.has(rule.name) || reached.get(rule.name)?.has(rule.name) !== true) continue;
    const others = [...(reached.get(rule.name) ?? [])].filter(
      name => name !== rule.name && reached.get(name)?.has(rule.name) === true,
    );
    for (const name of others) told.add(name);
    found.set(rule, others);
  }
  return found;
}

/** All workloads that one needs, directly or through others. */
function closure(start: WorkloadRule, rules: readonly WorkloadRule[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const queue = [start];
  for (const { name, needs = [] } of queue)
    for (const other of rules)
      if (other.name !== name && !seen.has(other.name) && needs.some(need => createGlob(need)(other.name))) {
        seen.add(other.name);
        queue.push(other);
      }
  return seen;
}
