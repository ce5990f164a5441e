import { describe, expect, it } from 'vitest';
import { createWorkloadMatcher } from '../../src/assess/workloads.ts';
import type { Resource } from '../../src/model/resource.ts';

const tagged = (tags: Resource['tags']) => ({ name: 'db-1', kind: 'database', tags }) as Resource;

describe('the workload of a resource', () => {
  it('is the first of the configuration that picks it, whatever its tags say', () => {
    const of = createWorkloadMatcher([{ name: 'Checkout', match: { tags: { team: 'shop' } } }, { name: 'Stock' }]);
    expect(of(tagged({ team: 'shop', service: 'basket' }))).toBe('Checkout');
    expect(of(tagged({ service: 'basket' }))).toBeUndefined();
  });

  it.each([
    [{ Service: 'basket', 'aws:cloudformation:stack-name': 'shop-prod' }, 'basket'],
    [{ 'aws:cloudformation:stack-name': 'shop-prod' }, 'shop-prod'],
    [{ application: ' ', team: 'shop' }, undefined],
  ])('is what its tags %o name, without workloads in the configuration', (tags, name) => {
    expect(createWorkloadMatcher([])(tagged(tags as Resource['tags']))).toBe(name);
  });
});
