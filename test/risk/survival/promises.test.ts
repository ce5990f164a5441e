import { describe, expect, it } from 'vitest';
import data from '../../../data/promises.json' with { type: 'json' };
import type { Resource } from '../../../src/model/resource.ts';
import { promiseOf } from '../../../src/risk/survival/promises.ts';
import { server } from '../../support/survival-cases.ts';
import { database, placed, simulated } from '../../support/survival.ts';

const promised = (resources: readonly Resource[]) => {
  const { graph } = simulated({ resources: [...resources] });
  return promiseOf(graph, graph.assets.length + graph.workloads.findIndex(({ name }) => name === 'shop'));
};
const inOneZone = { placement: placed(['a']) };
const inTwoZones = { placement: placed(['a', 'b']) };

describe('what the providers promise', () => {
  it('of one database in one zone is its agreement: 99.5 percent, 3.65 hours of a month of 730', () => {
    expect(promised([database(inOneZone)])).toMatchObject({ percent: 99.5, downHours: 3.65, known: 1, unknown: 0 });
  });

  it('of a database in two zones is more', () => {
    expect(promised([database(inTwoZones)])).toMatchObject({ percent: 99.95, downHours: 0.365 });
  });

  it('of parts in a row is their product, and the weakest is named', () => {
    const both = promised([database(inTwoZones), { ...server('web', 'a'), type: 'AWS::EC2::Instance' }]);
    // 0.9995 × 0.995 = 0.9945025
    expect(both?.percent).toBeCloseTo(99.4503, 3);
    expect(both?.weakest).toMatchObject({ kind: 'server', percent: 99.5 });
  });

  it('says how many parts have none that is known, and nothing where none has', () => {
    const strange = { ...database(inOneZone), type: 'Strange::Database' };
    expect(promised([strange])).toBeUndefined();
    expect(promised([strange, { ...server('web', 'a'), type: 'AWS::EC2::Instance' }])).toMatchObject({
      known: 1,
      unknown: 1,
    });
  });

  it('is never better in one zone than in several, and has a source', () => {
    const sources: Readonly<Record<string, string>> = data.sources;
    for (const { type, oneZone, severalZones, source } of data.promises) {
      expect(oneZone ?? 0, type).toBeLessThanOrEqual(severalZones);
      expect(sources[source], type).toBeDefined();
    }
  });
});
