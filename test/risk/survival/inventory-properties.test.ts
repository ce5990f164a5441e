import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BACKED_UP_KINDS } from '../../../src/model/kinds.ts';
import { unread } from '../../../src/model/reading.ts';
import { SCENARIOS } from '../../../src/model/survival.ts';
import { backup, simulated } from '../../support/survival.ts';
import { inventories } from '../../support/survival-inventories.ts';
import { eachShared, isAround, isNoWorse, outcomesOf } from '../../support/survival-outcomes.ts';

/* Properties of whole inventories on three clouds: of what facts make of them as of the simulation, which `properties.test.ts` has. */
const RUNS = { numRuns: 150 };

it('the order of resources changes nothing', () => {
  const shuffled = inventories.chain(all =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length })),
  );
  fc.assert(
    fc.property(shuffled, ([all, other]) => {
      expect(simulated({ resources: other }).survival).toEqual(simulated({ resources: all }).survival);
    }),
    RUNS,
  );
});

it('a copy more that nobody can delete, elsewhere, never makes anything worse', () => {
  fc.assert(
    fc.property(inventories, fc.nat(), (all, pick) => {
      const stores = all.filter(({ kind }) => (BACKED_UP_KINDS as readonly string[]).includes(kind));
      const source = stores.at(pick % Math.max(1, stores.length))?.id;
      if (source === undefined) return;
      const copy = backup({ id: 'one more', source, account: 'vault', provider: 'azure', region: 'elsewhere', immutability: 'locked' }); // prettier-ignore
      eachShared(outcomesOf([...all, copy]), outcomesOf(all), (after, before, what) => {
        expect(isNoWorse(after, before), what).toBe(true);
      });
    }),
    RUNS,
  );
});

it('losing more never makes anything better: a region is no milder than its zones, a provider no milder than its regions', () => {
  fc.assert(
    fc.property(inventories, all => {
      const { losses } = simulated({ resources: all });
      const { results } = outcomesOf(all);
      const wider = (id: string) => [...results].filter(([key]) => key.startsWith(`${id} `));
      for (const { scenario, region, provider, id } of losses) {
        const more = scenario === 'zone-lost' ? `region:${region ?? ''}` : scenario === 'region-lost' ? `provider:${provider ?? ''}` : undefined; // prettier-ignore
        if (more === undefined) continue;
        for (const [key, result] of wider(more)) {
          const less = results.get(key.replace(more, id));
          if (less !== undefined) expect(isNoWorse(less, result), `${id} ${key}`).toBe(true);
        }
      }
    }),
    RUNS,
  );
});

it('what is unread never makes an answer surer: the hours are wider, or the workload names what is missing', () => {
  fc.assert(
    fc.property(inventories, fc.nat(), fc.nat(), (all, pick, name) => {
      const at = pick % all.length;
      const [of] = all.slice(at, at + 1);
      const names = Object.keys(of?.facets ?? {});
      if (of === undefined || names.length === 0) return;
      const hidden = names[name % names.length] ?? '';
      const less = outcomesOf(all.with(at, { ...of, facets: { ...of.facets, [hidden]: unread('denied') } }));
      const seen = outcomesOf(all);
      eachShared(less, seen, (blind, result, what) => {
        const workload = what.slice(0, what.indexOf(': ')).split(' ').at(-1) ?? '';
        const isNamed = (less.unseen.get(workload) ?? 0) > (seen.unseen.get(workload) ?? 0);
        if (!isNamed) expect(isAround(blind, result), `${of.id}.${hidden} in ${what}`).toBe(true);
      });
    }),
    { numRuns: 400 },
  );
});

it('every scenario is told of every workload', () => {
  fc.assert(
    fc.property(inventories, all => {
      const { survival } = simulated({ resources: all });
      for (const [, own] of Map.groupBy(survival, ({ workload }) => workload))
        expect(own.map(({ scenario }) => scenario)).toEqual([...SCENARIOS]);
    }),
    { numRuns: 30 },
  );
});
