import { describe, it } from 'vitest';
import { scaledByClusterAutoscaler } from '../../../src/facts/compute/cluster-autoscaler.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const denied = unread('denied');
const group = (to?: string) =>
  resource('server-group', {
    id: 'group',
    facets: { relationships: to === undefined ? [] : [{ to, role: 'cluster' }] },
  });
const cluster = (id: string, nodeAutoProvisioning: boolean | typeof denied) =>
  resource('kubernetes-cluster', { id, facets: { nodeAutoProvisioning } });
const grown = (to: string) =>
  resource('server', { id: `for ${to}`, facets: { relationships: [{ to, role: 'autoscaled-cluster' }] } });

test(scaledByClusterAutoscaler, [
  {
    name: 'a group of no cluster',
    world: testInventory({ resources: [group()], refused: ['kubernetes-cluster', 'server'] }),
    expect: { group: value(false) },
  },
  {
    name: 'a cluster to which the provider adds machines',
    world: testInventory({ resources: [group('shop'), cluster('shop', true)] }),
    expect: { group: value(true) },
  },
  {
    name: 'a cluster with machines that a program inside it started',
    world: testInventory({ resources: [group('shop'), cluster('shop', false), grown('shop')] }),
    expect: { group: value(true) },
  },
  {
    name: 'machines of another cluster',
    world: testInventory({ resources: [group('shop'), cluster('shop', false), grown('other')] }),
    expect: { group: value(false) },
    unreadWhenRefused: ['server', 'kubernetes-cluster'],
  },
  {
    name: 'a cluster that cannot be seen',
    world: testInventory({ resources: [group('shop'), cluster('shop', denied)] }),
    expect: { group: denied },
  },
]);
