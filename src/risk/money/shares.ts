import { CRITICALITY_WEIGHT } from '../../model/criticality.ts';
import type { Workload } from '../../model/workload.ts';

/**
 * The share of the revenue that stops with each workload: the configured one; what is left of all is divided among the others by
 * their criticality. What is for tests stops nothing.
 */
export function revenueShares(workloads: readonly Workload[]): ReadonlyMap<string, number> {
  const working = workloads.filter(({ criticality }) => criticality !== 'test');
  const stated = working.reduce((sum, { revenueShare = 0 }) => sum + revenueShare / 100, 0);
  const others = working.filter(({ revenueShare }) => revenueShare === undefined);
  const weights = others.reduce((sum, { criticality }) => sum + CRITICALITY_WEIGHT[criticality], 0);
  const left = Math.max(0, 1 - stated);
  return new Map(
    working.map(({ name, revenueShare, criticality }) => [
      name,
      revenueShare === undefined ? (left * CRITICALITY_WEIGHT[criticality]) / weights : revenueShare / 100,
    ]),
  );
}
