import { expect, it } from 'vitest';
import { FACTS } from '../../src/facts/index.ts';
import { FACETS } from '../../src/model/facets.ts';

it('has each fact once, under a name that is no facet', () => {
  const names = FACTS.map(fact => fact.name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter(name => (FACETS as readonly string[]).includes(name))).toEqual([]);
});
