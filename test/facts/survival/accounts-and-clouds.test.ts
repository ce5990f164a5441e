import { expect, it } from 'vitest';
import { createInventoryIndex } from '../../../src/facts/inventory-index.ts';
import { groupWorkloads } from '../../../src/facts/workloads/grouping.ts';
import { UNASSIGNED } from '../../../src/model/workload.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';
import { resource, testInventory } from '../../support/world.ts';

it('a service is one over accounts and clouds; what names none is Unassigned, wherever it is', () => {
  const resources = [
    resource('server', { id: 'till', account: '111122223333', tags: { app: 'shop' } }),
    resource('database', { id: 'orders', account: '444455556666', tags: { Service: 'shop' } }),
    resource('bucket', { id: 'photos', provider: 'gcp', account: 'project', tags: { app: 'shop' } }),
    resource('server', { id: 'stray', account: '444455556666' }),
    resource('disk', { id: 'lost-disk', provider: 'gcp', account: 'project' }),
  ];
  const { groups } = groupWorkloads(createInventoryIndex(testInventory({ resources }), PROVIDER_TRAITS), []);
  expect(groups.map(({ name, resources: own }) => [name, own.map(({ id }) => id)])).toEqual([
    ['shop', ['orders', 'photos', 'till']],
    [UNASSIGNED, ['lost-disk', 'stray']],
  ]);
});
