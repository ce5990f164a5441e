import { expect, it } from 'vitest';
import { emptyCriticality } from '../../src/run/empty-criticality.ts';
import { db } from '../support/two-quarters.ts';
import { testInventory } from '../../src/check/testing/test-inventory.ts';

const placeOf = (keys: readonly PropertyKey[]): string => `c.yaml ${keys.join('.')}`;
const { resources } = testInventory({ resources: [db('orders', 'well')] });

it('a rule of criticality that picks no resource is named with its place and what was expected', () => {
  const config = {
    criticality: [
      { criticality: 'crown-jewel' as const, match: { name: 'orders' } },
      { criticality: 'crown-jewel' as const, match: { name: 'order' } },
      { criticality: 'test' as const, match: { name: 'lab-*' } },
    ],
  };
  expect(emptyCriticality(resources, { config, placeOf })).toEqual([
    'c.yaml criticality.1.match: this crown-jewel rule picks no resource of the inventory; expected at least one. The crown jewel that it means is weighed as any other.',
    'c.yaml criticality.2.match: this test rule picks no resource of the inventory; expected at least one.',
  ]);
});

it('names the first twenty, and counts the others', () => {
  const criticality = Array.from({ length: 10_000 }, (_, at) => ({
    criticality: 'test' as const,
    match: { name: `lab-${at}` },
  }));
  const warnings = emptyCriticality(resources, { config: { criticality }, placeOf });
  expect(warnings).toHaveLength(21);
  expect(warnings.at(-1)).toBe('9980 more criticality rules pick no resource.');
});
