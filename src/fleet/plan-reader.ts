import type { StoredPlan } from './job.ts';
import type { Fleet } from './open-fleet.ts';
import { readPlan } from './plans.ts';
import type { WorkerOptions } from './worker-options.ts';

/** The plan of that id; undefined for one that this version of the tool may not run. */
export type PlanReader = (id: string) => Promise<StoredPlan | undefined>;

/** Reads every plan once. A plan of another version is left to its workers, and said once. */
export function createPlanReader(fleet: Fleet, { tool, onEvent }: Pick<WorkerOptions, 'tool' | 'onEvent'>): PlanReader {
  const known = new Map<string, StoredPlan | undefined>();
  return async id => {
    if (known.has(id)) return known.get(id);
    const stored = await readPlan(fleet, id);
    const isOwn = stored.tool === tool;
    if (!isOwn) onEvent({ type: 'plan-skipped', plan: id, detail: `it was planned by ${stored.tool}, and this is ${tool}` }); // prettier-ignore
    known.set(id, isOwn ? stored : undefined);
    return known.get(id);
  };
}
