import { describe, expect, it } from 'vitest';
import { workloadNameOf, workloadsOf } from '../../src/assess/workloads.ts';
import { createInventoryIndex } from '../../src/facts/inventory-index.ts';
import { groupWorkloads } from '../../src/facts/workloads/grouping.ts';
import { value } from '../../src/model/reading.ts';
import type { Resource } from '../../src/model/resource.ts';
import type { WorkloadRule } from '../../src/model/workload.ts';
import { PROVIDER_TRAITS } from '../../src/providers/index.ts';
import { resource, testInventory } from '../support/world.ts';

type Tags = Resource['tags'];

const server = (id: string, tags: Tags = {}, more: Partial<Resource> = {}): Resource => ({
  ...resource('server', { id, tags }),
  ...more,
});

function grouped(resources: readonly Resource[], rules: readonly WorkloadRule[] = []) {
  const index = createInventoryIndex(testInventory({ resources }), PROVIDER_TRAITS);
  const grouping = groupWorkloads(index, rules);
  return { index, grouping, names: Object.fromEntries(resources.map(one => [one.id, grouping.groupOf(one)?.name])) };
}

describe('the workload of a resource', () => {
  it('is the first of the configuration that picks it, whatever its tags say', () => {
    const shop = server('a', { team: 'shop', service: 'basket' });
    const other = server('b', { service: 'basket' });
    const { grouping, names } = grouped([shop, other], [{ name: 'Checkout', match: { tags: { team: 'shop' } } }]);
    expect(names).toEqual({ a: 'Checkout', b: 'Unassigned' });
    expect(workloadNameOf(grouping)(other)).toBeUndefined();
    expect(grouping.groups.map(({ name, confidence }) => [name, confidence])).toEqual([
      ['Checkout', 'stated'],
      ['Unassigned', 'low'],
    ]);
  });

  it('is one without a selector that its tags name, beside others with one', () => {
    const rules = [{ name: 'Checkout', match: { tags: { team: 'shop' } } }, { name: 'Stock' }];
    const { names } = grouped([server('a', { team: 'shop' }), server('b', { app: 'stock' })], rules);
    expect(names).toEqual({ a: 'Checkout', b: 'Stock' });
  });

  it.each([
    [{ Service: 'basket', 'aws:cloudformation:stack-name': 'shop-prod' }, 'basket'],
    [{ 'aws:cloudformation:stack-name': 'shop-prod' }, 'shop-prod'],
    [{ 'kubernetes.io/cluster/till': 'owned' }, 'till'],
    [{ application: ' ', team: 'shop' }, 'Unassigned'],
    [{ app: 'x'.repeat(300) }, 'Unassigned'],
  ])('is what its tags %o name, without selectors', (tags, name) => {
    const { names } = grouped([server('a', tags), server('b', { app: 'other' })]);
    expect(names['a']).toBe(name);
  });

  it('is that of what it is part of', () => {
    const disk = resource('disk', { id: 'd', facets: { relationships: [{ to: 'a', role: 'server' }] } });
    const one = server('a', {}, { facets: { relationships: value([{ to: 'g', role: 'group' }]) } });
    const group = resource('server-group', { id: 'g', tags: { app: 'Shop' } });
    expect(grouped([disk, one, group]).names).toEqual({ d: 'Shop', a: 'Shop', g: 'Shop' });
  });

  it('is that of its stack, where all tags in the stack name one', () => {
    const stack = { 'aws:cloudformation:stack-name': 'web' };
    const mixed = { 'aws:cloudformation:stack-name': 'base' };
    const { names } = grouped([
      server('a', { ...stack, app: 'shop' }),
      server('b', stack),
      server('c', { ...mixed, app: 'shop' }),
      server('d', { ...mixed, app: 'stock' }),
      server('e', mixed),
    ]);
    expect(names).toEqual({ a: 'shop', b: 'shop', c: 'shop', d: 'stock', e: 'base' });
  });

  it('has one spelling, and merges tags that differ by case', () => {
    const { names } = grouped([
      server('a', { app: 'Shop' }),
      server('b', { app: 'shop' }),
      server('c', { app: 'shop' }),
    ]);
    expect(names).toEqual({ a: 'shop', b: 'shop', c: 'shop' });
  });

  it('is its account where nothing names any', () => {
    const { grouping } = grouped([server('a'), server('b')]);
    expect(grouping.groups).toHaveLength(1);
    expect(grouping.groups[0]).toMatchObject({ source: 'account', confidence: 'low' });
  });

  it('does not depend on the order of resources', () => {
    const all = [
      server('a', { app: 'Shop' }),
      server('b', { app: 'shop' }),
      server('c', { project: 'x' }),
      server('d'),
    ];
    const groups = (list: readonly Resource[]) =>
      grouped(list).grouping.groups.map(({ name, resources }) => [name, resources.map(({ id }) => id)]);
    expect(groups(all.toReversed())).toEqual(groups(all));
  });
});

describe('selectors of the configuration', () => {
  const resources = [server('a', { team: 'shop' }), server('b', { team: 'shop' })];

  it('that pick nothing, or what another has already, are told with their place', () => {
    const rules = [
      { name: 'Checkout', match: { tags: { team: 'shop' } } },
      { name: 'Stock', match: [{ id: 'a' }, { id: 'b' }] },
      { name: 'Till', match: { name: 'nothing' } },
    ];
    expect(grouped(resources, rules).grouping.faults).toEqual([
      { fault: 'overlap', workload: 'Stock', at: 1, earlier: 'Checkout', count: 2 },
      { fault: 'matches-nothing', workload: 'Till', at: 2 },
    ]);
  });

  it('give a workload its owner, criticality and targets, also one without resources', () => {
    const rule = { name: 'Till', owner: 'Sales', criticality: 'crown-jewel', match: { id: 'none' } } as const;
    const { index, grouping } = grouped(resources, [rule]);
    expect(workloadsOf(grouping, index, [])).toMatchObject([
      { name: 'Till', owner: 'Sales', criticality: 'crown-jewel', resources: 0, places: [] },
      { name: 'Unassigned', criticality: 'production', resources: 2, byKind: { server: 2 } },
    ]);
  });
});
