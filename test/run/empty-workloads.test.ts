import { expect, it } from 'vitest';
import { emptyWorkloads } from '../../src/run/empty-workloads.ts';
import type { Assessment } from '../../src/model/assessment.ts';

it('a workload without a resource is named with its place', () => {
  const workloads = [
    { name: 'Checkout', resources: 0 },
    { name: 'Stock', resources: 3 },
  ];
  const config = { workloads: [{ name: 'Stock' }, { name: 'Checkout' }] };
  const placeOf = (keys: readonly PropertyKey[]): string => `c.yaml ${keys.join('.')}`;
  expect(emptyWorkloads({ workloads } as unknown as Assessment, { config, placeOf })).toEqual([
    'c.yaml workloads.1.match: the selector of Checkout picks no resource of the inventory; expected at least one.',
  ]);
});
