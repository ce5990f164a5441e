import type { Facets } from '../../../../model/facets.ts';

export type MetricStatistics = Facets['utilization'][number];

/** Percentiles by nearest rank; undefined without values. */
export function statisticsOf(
  { metric, unit }: Pick<MetricStatistics, 'metric' | 'unit'>,
  values: readonly number[],
  days: number,
): MetricStatistics | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (percent: number): number => sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0;
  if (sorted.length === 0) return undefined;
  return {
    metric,
    unit,
    min: rank(0),
    p5: rank(5),
    p50: rank(50),
    p95: rank(95),
    p99: rank(99),
    max: rank(100),
    days,
    samples: sorted.length,
  };
}
