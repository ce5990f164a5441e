import { evaluate, subjectOf } from '../check/evaluate.ts';
import type { Fact } from '../facts/define-fact.ts';
import { createInventoryIndex } from '../facts/inventory-index.ts';
import type { Check, Fix, Need } from '../model/check.ts';
import { isFacet } from './fact-reader.ts';
import { createJudges } from './judges.ts';
import type { Inventory } from '../model/inventory.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import { absent, unread, value, type Reading } from '../model/reading.ts';
import { facet, type FacetReadings, type Resource } from '../model/resource.ts';

export interface Fixed {
  readonly inventory: Inventory;
  /** Resources that failed the check and are fixed. */
  readonly fixed: number;
}

export interface FixOptions {
  readonly facts: readonly Fact[];
  readonly traits: TraitsByProvider;
  readonly now: string;
  readonly params?: unknown;
}

/** The inventory as it would be if every resource that fails the check were fixed as its remedy says. */
export function withFixes(inventory: Inventory, check: Check, { facts, traits, now, params }: FixOptions): Fixed {
  const { fix } = check;
  if (fix === undefined) return { inventory, fixed: 0 };
  const index = createInventoryIndex(inventory, traits);
  const byName = new Map(facts.map(fact => [fact.name as Need, fact]));
  const judgeOf = createJudges(inventory, now);
  const given = check.params?.parse(params ?? {});
  const kinds = new Set([check.resource].flat());
  const resources: Resource[] = [];
  const added: Resource[] = [];
  let fixed = 0;
  for (const resource of inventory.resources) {
    const read = (need: Need): Reading<unknown> => {
      if (isFacet(need, facts)) return facet(resource, need);
      const fact = byName.get(need);
      return fact?.compute(resource, fact.prepare(index), index) ?? unread('not-collected', need);
    };
    const fails =
      kinds.has(resource.kind) && evaluate(check, resource, read, judgeOf(resource), given).status === 'fail';
    const change = fails ? fix(subjectOf(check, resource, read), now) : {};
    if (fails) fixed += 1;
    resources.push(fails ? changed(resource, change) : resource);
    added.push(...addedBy(resource, change));
  }
  return { inventory: { ...inventory, resources: [...resources, ...added] }, fixed };
}

const changed = (resource: Resource, { facets = {} }: Fix): Resource => ({
  ...resource,
  facets: {
    ...resource.facets,
    ...(Object.fromEntries(
      Object.entries(facets).map(([name, given]) => [name, given === null ? absent : value(given)]),
    ) as FacetReadings),
  },
});

const addedBy = ({ provider, unit }: Resource, { adds = [] }: Fix): Resource[] =>
  adds.map(sketch => ({ name: sketch.id, type: sketch.kind, provider, tags: {}, unit, ...sketch }));
