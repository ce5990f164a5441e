import type { Fact } from '../facts/define-fact.ts';
import type { InventoryIndex } from '../facts/inventory-index.ts';
import { memoizeBy } from '../lib/memoize.ts';
import type { Need } from '../model/check.ts';
import { isExtensionName } from '../model/extension-names.ts';
import { FACETS, type FacetName } from '../model/facets.ts';
import type { Kind } from '../model/kinds.ts';
import { unread, type Reading } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';

/** Reads one fact of the resources of one kind; `position` is the resource's place in `index.seen(kind)`. */
export type FactColumn = (resource: Resource, position: number) => Reading<unknown>;

const FACET_NAMES: ReadonlySet<string> = new Set(FACETS);

/** Whether a need is a facet. That of an extension is one, unless it is the name of a fact. */
export const isFacet = (need: Need, facts: readonly Fact[]): need is FacetName =>
  FACET_NAMES.has(need) || (isExtensionName(need) && facts.every(({ name }) => name !== need));

/** Reads facts; each is prepared when it is first needed and computed once for each resource. */
export function createFactReader(
  index: InventoryIndex,
  facts: readonly Fact[],
): (name: Fact['name'], kind: Kind) => FactColumn {
  const byName = new Map(facts.map(fact => [fact.name, fact]));
  return memoizeBy(
    (name, kind) => `${name} ${kind}`,
    (name: Fact['name'], kind: Kind) => {
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
