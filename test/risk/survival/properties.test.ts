import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Asset, AssetGraph, Loss, Placed } from '../../../src/model/asset.ts';
import { BEST, WORST, type Figures } from '../../../src/risk/survival/figures.ts';
import { allLosses } from '../../../src/risk/survival/losses.ts';
import { survivalFigures } from '../../../src/risk/survival/parameters.ts';
import { createSimulation, play, resultAt, type Result } from '../../../src/risk/survival/simulate.ts';
import { bruteForce } from '../../support/brute-force-survival.ts';
import { copy, graphs, reaches } from '../../support/survival-graphs.ts';
import { ROUND_FIGURES } from '../../support/survival.ts';

const FIGURES: readonly (readonly [string, Figures])[] = [
  ['round figures', ROUND_FIGURES],
  ['the figures of data/survival.json', survivalFigures()],
];

/** What a loss does to each workload and each asset. */
function outcomes(graph: AssetGraph, loss: Loss, figures: Figures): Result[] {
  const simulation = createSimulation(graph, figures);
  play(loss, simulation);
  const nodes = Array.from({ length: graph.assets.length + graph.workloads.length }, (_, node) => node);
  return nodes.map(node => resultAt(node, loss, simulation.propagation.ends));
}

const numbers = ({ best, worst }: Result): readonly number[] => [...best, ...worst];
const noWorse = (a: Result, b: Result): boolean =>
  numbers(a).every((value, at) => value <= (numbers(b)[at] ?? 0) + 1e-9);
const around = (outer: Result, inner: Result): boolean =>
  [0, 1].every(
    at =>
      (outer.best[at] ?? 0) <= (inner.best[at] ?? 0) + 1e-9 && (outer.worst[at] ?? 0) >= (inner.worst[at] ?? 0) - 1e-9,
  );
const replaced = (graph: AssetGraph, at: number, change: Partial<Asset>): AssetGraph => ({
  ...graph,
  assets: graph.assets.map((asset, position) => (position === at ? { ...asset, ...change } : asset)),
});

/** A store of an area whose regions are not named, beside one in a region that can be lost. */
const AREA_AND_REGION: AssetGraph = {
  assets: [
    store('x0', 'eu', { spread: 'multi-region', places: [{ region: 'eu', role: 'primary' }], manual: false }),
    store('x1', 'r1', { spread: 'regional', places: [{ region: 'r1', role: 'primary' }], manual: false }),
  ],
  needs: [[], []],
  workloads: [],
};

describe.each(FIGURES)('with %s', (_, figures) => {
  it('the fast simulation agrees with one that tries every moment', () => {
    fc.assert(
      fc.property(graphs, reaches, (graph, given) => {
        for (const loss of allLosses(graph, given, figures)) {
          const fast = outcomes(graph, loss, figures).slice(graph.assets.length);
          const best = bruteForce(graph, loss, figures, BEST);
          const worst = bruteForce(graph, loss, figures, WORST);
          expect(fast.map(({ best: ends }) => ends)).toEqual(best.map(one => [one.hours, one.loss]));
          expect(fast.map(({ worst: ends }) => ends)).toEqual(worst.map(one => [one.hours, one.loss]));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('the best case is no worse than the worst', () => {
    fc.assert(
      fc.property(graphs, reaches, (graph, given) => {
        for (const loss of allLosses(graph, given, figures))
          for (const { best, worst } of outcomes(graph, loss, figures)) {
            expect(best[0]).toBeLessThanOrEqual(worst[0]);
            expect(best[1]).toBeLessThanOrEqual(worst[1]);
          }
      }),
    );
  });

  it('a copy more never makes anything worse', () => {
    fc.assert(
      fc.property(graphs, reaches, copy, fc.nat(), (graph, given, added, pick) => {
        const at = pick % graph.assets.length;
        const more = replaced(graph, at, { copies: [...(graph.assets[at]?.copies ?? []), added] });
        for (const loss of allLosses(graph, given, figures)) {
          const before = outcomes(graph, loss, figures);
          expect(outcomes(more, loss, figures).every((one, node) => noWorse(one, before[node] ?? one))).toBe(true);
        }
      }),
    );
  });

  it('losing more never makes anything better', () => {
    fc.assert(
      fc.property(graphs, reaches, (graph, given) => {
        const losses = allLosses(graph, given, figures);
        const wider = (loss: Loss): Loss[] => losses.filter(other => isWider(other, loss));
        for (const loss of losses)
          for (const more of wider(loss)) {
            const before = outcomes(graph, loss, figures);
            const after = outcomes(graph, more, figures);
            expect(before.every((one, node) => noWorse(one, after[node] ?? one))).toBe(true);
          }
      }),
    );
  });

  it('what is in an area may be in any of its regions, whether its placement was read or not', () => {
    const less = replaced(AREA_AND_REGION, 0, { placement: 'unknown' });
    const losses = allLosses(AREA_AND_REGION, [], figures);
    expect(allLosses(less, [], figures).filter(({ region }) => region === 'eu')).toEqual([]);
    const r1 = losses.find(({ id }) => id === 'region:r1');
    if (r1 === undefined) throw new Error('r1 cannot be lost');
    const [seen] = outcomes(AREA_AND_REGION, r1, figures);
    expect(seen).toMatchObject({ best: [0, 0], worst: [Infinity, Infinity] });
    expect(outcomes(less, r1, figures)[0]).toEqual(seen);
  });

  it('what is unread only widens', () => {
    const blinds: readonly ((asset: Asset) => Partial<Asset>)[] = [
      () => ({ placement: 'unknown' }),
      () => ({ code: 'unknown' }),
      () => ({ replaced: 'unknown' }),
      ({ role }) => (role === 'store' ? { holdsData: 'unknown' } : {}),
      ({ role }) => (role === 'store' ? { automated: 'unknown' } : {}),
      ({ role }) => (role === 'store' ? { moreCopies: true } : {}),
      ({ kind }) => (kind === 'bucket' ? { versions: 'unknown', immutable: 'unknown' } : {}),
      () => ({ sizeTb: 'unknown' }),
      () => ({ tested: false }),
      ({ copies }) => ({
        copies: copies.map(one => ({
          ...one,
          ageHours: 'unknown',
          immutable: 'unknown',
          regional: 'unknown',
          usable: 'unknown',
          ownKey: 'unknown',
        })),
      }),
    ];
    fc.assert(
      fc.property(graphs, reaches, fc.constantFrom(...blinds), fc.nat(), (graph, given, blind, pick) => {
        const at = pick % graph.assets.length;
        const [asset] = graph.assets.slice(at, at + 1);
        const less = replaced(graph, at, asset === undefined ? {} : blind(asset));
        for (const loss of allLosses(graph, given, figures)) {
          const seen = outcomes(graph, loss, figures);
          expect(outcomes(less, loss, figures).every((one, node) => around(one, seen[node] ?? one))).toBe(true);
        }
      }),
    );
  });
});

/** Whether one loss takes away all that the other does, in the same way. */
function isWider(more: Loss, loss: Loss): boolean {
  if (loss.scenario === 'zone-lost')
    return more.scenario === 'region-lost' && more.region === loss.region && more.provider === loss.provider;
  if (loss.scenario === 'region-lost') return more.scenario === 'provider-lost' && more.provider === loss.provider;
  if (loss.scenario !== 'account-wiped' || more.scenario !== 'account-wiped' || more === loss) return false;
  const all = (one: Loss): Set<string> => new Set([...(one.accounts ?? []), ...(one.maybe ?? [])]);
  return isSubset(loss.accounts, more.accounts) && isSubset(all(loss), all(more));
}

const isSubset = (small: ReadonlySet<string> = new Set(), large: ReadonlySet<string> = new Set()): boolean =>
  [...small].every(one => large.has(one));

function store(id: string, region: string, placement: Placed): Asset {
  return {
    ...{ id, name: id, kind: 'database', type: 'T', provider: 'gcp', account: 'A', region, role: 'store', placement },
    ...{ code: 'yes', holdsData: 'yes', copies: [], moreCopies: false, automated: 'none', versions: 'no' },
    ...{ immutable: 'no', sizeTb: 1, replaced: 'yes', tested: false },
  };
}
