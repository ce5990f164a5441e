import assert from 'node:assert/strict';
import { FACTS } from '../../facts/index.ts';
import { PROVIDER_TRAITS } from '../../providers/index.ts';
import { createInventoryIndex } from '../../facts/inventory-index.ts';
import { subjectOf } from '../evaluate.ts';
import type { Check, Fix, Need } from '../../model/check.ts';
import type { Inventory } from '../../model/inventory.ts';
import { unread, type Reading } from '../../model/reading.ts';
import type { FacetReadings, Resource } from '../../model/resource.ts';
import { ask, NOW, headOf, isFacet, readerOf, type CheckCase } from './cases.ts';
import { readingOf, testInventory } from './test-inventory.ts';

/**
 * Asserts that the remedy fixes a broken case: its facets replace those of the case, its resources join a small inventory,
 * and facts that depend on them are computed again. All other facts stay as in the case.
 */
export function assertFixes(check: Check, mend: NonNullable<Check['fix']>, one: CheckCase): void {
  const head = headOf(check, one);
  const given = readerOf(one);
  const change = mend(subjectOf(check, head, given), one.now ?? NOW);
  assert.ok(
    Object.keys(change.facets ?? {}).length > 0 || (change.adds ?? []).length > 0,
    'the remedy changes nothing',
  );
  const before = smallWorld(check, one, {});
  const after = smallWorld(check, one, change);
  const read = (need: Need): Reading<unknown> => {
    if (isFacet(need) || FACTS.every(({ name }) => name !== need))
      return change.facets !== undefined && need in change.facets
        ? readingOf((change.facets as Readonly<Record<string, unknown>>)[need])
        : given(need);
    const [without, mended] = [factIn(before, head.id, need), factIn(after, head.id, need)];
    return JSON.stringify(without) === JSON.stringify(mended) ? given(need) : mended;
  };
  const outcome = ask(check, one, { read });
  assert.equal(outcome.status, 'pass', `after the remedy the case is still ${JSON.stringify(outcome)}`);
}

/** An inventory of the case's resource with its remedy applied. */
function smallWorld(check: Check, one: CheckCase, { facets = {}, adds = [] }: Fix): Inventory {
  const given = Object.entries(one.given).filter(([need]) => isFacet(need));
  const mended = Object.entries(facets);
  const head = headOf(check, one);
  // Facets that a fact reads and the case does not set are absent.
  const looked = FACTS.filter(fact => check.needs.includes(fact.name)).flatMap(fact => fact.needs[head.kind] ?? []);
  const readings = Object.fromEntries(
    [...looked.map(name => [name, null] as const), ...given, ...mended].map(([need, held]) => [need, readingOf(held)]),
  ) as FacetReadings;
  const itself: Resource = { ...head, facets: readings, unit: `${head.provider}:${head.account}:${head.region}:test` };
  const added = adds.map((sketch): Resource => ({
    name: sketch.id, type: `Test::${sketch.kind}`, provider: head.provider, tags: {}, unit: itself.unit, ...sketch,
  })); // prettier-ignore
  return testInventory({ resources: [itself, ...added] });
}

function factIn(inventory: Inventory, id: string, name: Need): Reading<unknown> {
  const index = createInventoryIndex(inventory, PROVIDER_TRAITS);
  const fact = FACTS.find(one => one.name === name);
  const subject = index.byId(id);
  if (fact === undefined || subject === undefined) return unread('not-collected', name);
  return fact.compute(subject, fact.prepare(index), index);
}
