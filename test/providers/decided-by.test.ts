import { describe, expect, it } from 'vitest';
import { CLOUD_PROVIDERS } from '../../src/providers/index.ts';

describe('calls that decide a facet', async () => {
  const readers = await Promise.all(CLOUD_PROVIDERS.map(provider => provider.reader()));
  const declaring = readers.flatMap(({ collectors }) => collectors).filter(({ decidedBy }) => decidedBy !== undefined);

  it.each(declaring.map(one => [one.id, one] as const))('are declared calls of declared facets: %s', (_, collector) => {
    const calls = new Set(collector.operations.map(({ call }) => call));
    const facets = new Set<string>(Object.values(collector.fills).flatMap(filled => filled ?? []));
    for (const [facet, by] of Object.entries(collector.decidedBy ?? {})) {
      expect(facets, facet).toContain(facet);
      for (const call of by ?? []) expect(calls, facet).toContain(call);
    }
  });

  it('are declared', () => {
    expect(declaring.length).toBeGreaterThan(5);
  });
});
