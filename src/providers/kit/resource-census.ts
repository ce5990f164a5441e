import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';

type Census = Facets['resourceCensus'];
export type CensusSource = Census['sources'][number];

/** Counts resources by type, without case, and remembers the regions of each. */
export interface TypeCounts {
  readonly add: (type: string, region: string, count?: number) => void;
  readonly types: () => Census['types'];
}

export function createTypeCounts(): TypeCounts {
  const counts = new Map<string, { readonly type: string; count: number; readonly regions: Set<string> }>();
  return {
    add: (type, region, count = 1) => {
      if (count === 0) return;
      const known = counts.get(type.toLowerCase()) ?? { type, count: 0, regions: new Set() };
      counts.set(type.toLowerCase(), known);
      known.count += count;
      known.regions.add(region);
    },
    types: () =>
      [...counts.values()]
        .map(({ type, count, regions }) => ({ type, count, regions: [...regions].sort(compareText) }))
        .sort((a, b) => compareText(a.type, b.type)),
  };
}

/** One source for all regions that it covers. */
export function mergeSources(sources: readonly CensusSource[]): CensusSource[] {
  return [...Map.groupBy(sources, ({ name, covers, partial }) => `${name} ${covers} ${String(partial)}`).values()]
    .map(([first, ...others]) => ({
      ...(first as CensusSource),
      regions: [first as CensusSource, ...others].flatMap(({ regions }) => regions).sort(compareText),
    }))
    .sort((a, b) => compareText(a.name, b.name));
}
