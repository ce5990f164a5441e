import assert from 'node:assert/strict';
import type { Fact } from '../../facts/define-fact.ts';
import { PROVIDER_TRAITS } from '../../providers/index.ts';
import { createInventoryIndex } from '../../facts/inventory-index.ts';
import type { FacetName } from '../../model/facets.ts';
import type { Inventory } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import { unread, type Reading } from '../../model/reading.ts';
import { refuse, type Runner } from './runner.ts';

export interface FactCase {
  readonly name: string;
  readonly world: Inventory;
  /** Expected reading of the fact by resource id. */
  readonly expect: Readonly<Record<string, Reading<unknown>>>;
  /** Kinds without which the fact is unread for all of these resources, if their list is refused. */
  readonly unreadWhenRefused?: readonly Kind[];
}

/**
 * Creates a tester of facts for a test runner. Besides each case it tests that the named lists are needed, that no refused
 * list and no unread facet changes the fact to another value (it may only become unread), and that input is unchanged.
 */
export function createFactTester({ describe, it }: Runner): (fact: Fact, cases: readonly FactCase[]) => void {
  return (fact, cases) => {
    describe(fact.name, () => {
      it('has a table of cases without gaps', () => {
        refuse(tableFaults(fact, cases));
      });
      for (const one of cases) {
        it(one.name, () => {
          const first = readAll(fact, one.world, one);
          assert.deepEqual(first, one.expect);
          assert.deepEqual(readAll(fact, one.world, one), first, 'computed again it reads something else');
        });
        for (const kind of one.unreadWhenRefused ?? []) {
          it(`${one.name}: unread when the list of ${kind} is refused`, () => {
            for (const [id, reading] of Object.entries(readAll(fact, withListRefused(one.world, kind, one), one))) {
              assert.equal(reading.state, 'unread', `${id} still reads ${JSON.stringify(reading)}`);
            }
          });
        }
        it(`${one.name}: says nothing else when it sees less`, () => {
          assertNeverOverclaims(fact, one);
        });
      }
    });
  };
}

/** With any input withdrawn, the reading is equal or unread, or parts of its value are `unread`. */
function assertNeverOverclaims(fact: Fact, one: FactCase): void {
  for (const [kind, facets] of Object.entries(fact.needs) as [Kind, readonly FacetName[]][]) {
    for (const facet of facets)
      assertSameOrUnread(fact, one, withFacetUnread(one.world, kind, facet), `${facet} of ${kind} is unread`);
    if (one.unreadWhenRefused?.includes(kind) !== true) continue;
    // The part of a list that was read may determine the fact, but not change it.
    assertSameOrUnread(
      fact,
      one,
      withListRefused(one.world, kind, { ...one, expect: keepAll(one.world) }),
      `the list of ${kind} is cut short`,
    );
  }
}

function assertSameOrUnread(fact: Fact, one: FactCase, seen: Inventory, when: string): void {
  for (const [id, reading] of Object.entries(readAll(fact, seen, one))) {
    if (reading.state !== 'unread')
      assert.deepEqual(reading, hiding(one.expect[id], reading), `${id} reads something else when ${when}`);
  }
}

/** `before`, with `unread` wherever `after` has it. */
function hiding(before: unknown, after: unknown): unknown {
  if (after === 'unread') return after;
  if (Array.isArray(before) && Array.isArray(after)) return before.map((one, at) => hiding(one, after[at]));
  if (typeof before !== 'object' || before === null || typeof after !== 'object' || after === null) return before;
  return Object.fromEntries(
    Object.entries(before).map(([key, one]) => [key, hiding(one, (after as Record<string, unknown>)[key])]),
  );
}

const keepAll = (world: Inventory): FactCase['expect'] =>
  Object.fromEntries(world.resources.map(one => [one.id, unread('denied')]));

function readAll(fact: Fact, world: Inventory, { expect }: FactCase): Record<string, Reading<unknown>> {
  const index = createInventoryIndex(world, PROVIDER_TRAITS);
  const shared = fact.prepare(index);
  return Object.fromEntries(
    Object.keys(expect).map(id => {
      const resource = index.byId(id);
      if (resource === undefined) throw new Error(`there is no ${id} in this world`);
      if (!fact.on.includes(resource.kind))
        throw new Error(`${id} is a ${resource.kind}; the fact is about ${fact.on.join(', ')}`);
      return [id, fact.compute(resource, shared, index)];
    }),
  );
}

/** The inventory with the list of a kind refused; of that kind, only resources that the case expects something of remain. */
function withListRefused(world: Inventory, kind: Kind, { expect }: FactCase): Inventory {
  return {
    ...world,
    resources: world.resources.filter(resource => resource.kind !== kind || resource.id in expect),
    populations: world.populations.map(one => (one.kind === kind ? { ...one, reading: unread('denied', kind) } : one)),
  };
}

/** The inventory with one facet of a kind unread. */
function withFacetUnread(world: Inventory, kind: Kind, facet: FacetName): Inventory {
  const blinded = { [facet]: unread('denied', facet) };
  return {
    ...world,
    resources: world.resources.map(one =>
      one.kind === kind ? { ...one, facets: { ...one.facets, ...blinded } } : one,
    ),
  };
}

function tableFaults(fact: Fact, cases: readonly FactCase[]): string[] {
  const refused = new Set(cases.flatMap(one => one.unreadWhenRefused ?? []));
  const others = (Object.keys(fact.needs) as Kind[]).filter(kind => !fact.on.includes(kind));
  return [
    ...(cases.length === 0 ? ['there is no case'] : []),
    ...others
      .filter(kind => !refused.has(kind))
      .map(kind => `no case shows that a refused list of ${kind} leaves the fact unread`),
  ];
}
