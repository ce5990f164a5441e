import type { Fact } from '../facts/define-fact.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import { memoizeBy } from '../lib/memoize.ts';
import type { FactName } from '../model/facts.ts';
import type { Kind } from '../model/kinds.ts';
import { unread, type Reading } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';

/** Reads one fact of the resources of one kind; `position` is the resource's place in `index.seen(kind)`. */
export type FactColumn = (resource: Resource, position: number) => Reading<unknown>;

/** Reads facts; each is prepared when it is first needed and computed once for each resource. */
export function createFactReader(
  index: InventoryIndex,
  facts: readonly Fact[],
): (name: FactName, kind: Kind) => FactColumn {
  const byName = new Map(facts.map(fact => [fact.name, fact]));
  return memoizeBy(
    (name, kind) => `${name} ${kind}`,
    (name: FactName, kind: Kind) => {
      const fact = byName.get(name);
      return fact?.on.includes(kind) === true ? columnOf(fact, index) : () => unread('not-collected', name);
    },
  );
}

function columnOf(fact: Fact, index: InventoryIndex): FactColumn {
  const readings: Reading<unknown>[] = [];
  return (resource, position) => {
    const known = readings[position];
    if (known !== undefined) return known;
    const reading = fact.compute(resource, fact.prepare(index), index);
    readings[position] = reading;
    return reading;
  };
}
