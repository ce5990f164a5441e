import type { AssetGraph } from '../../model/asset.ts';
import type { Survival } from '../../model/survival.ts';

/** Whether each workload needs, by itself or through another one, what the configuration names and nothing that was read is. */
export function needsNowhere({ assets, workloads }: AssetGraph): readonly boolean[] {
  const needs = workloads.map(({ needs }) =>
    needs.flatMap(({ alternatives }) => alternatives.flatMap(at => (at < assets.length ? [] : [at - assets.length]))),
  );
  const open = workloads.map(({ nowhere = [] }) => nowhere.length > 0);
  let grows = open.includes(true);
  while (grows) {
    grows = false;
    for (const [at, needed] of needs.entries())
      if (open[at] !== true && needed.some(other => open[other] === true)) grows = open[at] = true;
  }
  return open;
}

/** What was seen of it bounds neither hours nor data from above: what was not seen may be hit too, and take longer. */
export const openEnded = ({ ifReturned: _, ...row }: Survival): Survival => ({
  ...row,
  fate: row.hours.best === null ? row.fate : 'unknown',
  hours: { ...row.hours, worst: null },
  dataLoss: { ...row.dataLoss, worst: null },
  timeline: row.timeline.filter(({ key }) => key !== 'back'),
});
