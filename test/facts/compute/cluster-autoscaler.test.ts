import { describe, it } from 'vitest';
import { grownBeside } from '../../../src/facts/compute/cluster-autoscaler.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, world } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const denied = unread('denied');
const group = (to?: string) =>
  resource('server-group', { id: 'group', facets: { links: to === undefined ? [] : [{ to, role: 'cluster' }] } });
const cluster = (id: string, addsMachines: boolean | typeof denied) =>
  resource('cluster', { id, facets: { addsMachines } });
const grown = (to: string) => resource('server', { id: `for ${to}`, facets: { links: [{ to, role: 'grown-for' }] } });

test(grownBeside, [
  {
    name: 'a group of no cluster',
    world: world({ resources: [group()], refused: ['cluster', 'server'] }),
    expect: { group: value(false) },
  },
  {
    name: 'a cluster to which the provider adds machines',
    world: world({ resources: [group('shop'), cluster('shop', true)] }),
    expect: { group: value(true) },
  },
  {
    name: 'a cluster with machines that a program inside it started',
    world: world({ resources: [group('shop'), cluster('shop', false), grown('shop')] }),
    expect: { group: value(true) },
  },
  {
    name: 'machines of another cluster',
    world: world({ resources: [group('shop'), cluster('shop', false), grown('other')] }),
    expect: { group: value(false) },
    unreadWhenRefused: ['server', 'cluster'],
  },
  {
    name: 'a cluster that cannot be seen',
    world: world({ resources: [group('shop'), cluster('shop', denied)] }),
    expect: { group: denied },
  },
]);
