import { createGlob } from '../../lib/glob.ts';
import type { Asset, AssetNeed } from '../../model/asset.ts';
import type { WorkloadGroup } from '../workloads/grouping.ts';

/** What the configuration says that a workload cannot do without: another workload, or resources by name or id. */
export function declaredNeeds(
  { name, rule }: WorkloadGroup,
  { assets, workloadAt }: { readonly assets: readonly Asset[]; readonly workloadAt: ReadonlyMap<string, number> },
): { readonly needs: readonly AssetNeed[]; readonly unseen: readonly string[] } {
  const needs: AssetNeed[] = [];
  const unseen: string[] = [];
  for (const wanted of rule?.needs ?? []) {
    const matches = createGlob(wanted);
    const found = [
      ...[...workloadAt].flatMap(([workload, at]) => (workload !== name && matches(workload) ? [at] : [])),
      ...assets.flatMap((asset, at) => (matches(asset.name) || matches(asset.id) ? [at] : [])),
    ];
    if (found.length === 0) unseen.push(wanted);
    for (const at of found) needs.push({ alternatives: [at], certain: true, capacity: false });
  }
  return { needs, unseen };
}
