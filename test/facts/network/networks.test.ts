import { describe, it } from 'vitest';
import { createFactTester, resource, world } from '../../support/world.ts';
import { networkInUse, trafficKept } from '../../../src/facts/network/networks.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const test = createFactTester({ describe, it });
type Kept = Facets['trafficRecord'];
const network = (trafficRecord: Kept = 'none') => resource('network', { id: 'net', facets: { trafficRecord } });
const subnet = (id: string, trafficRecord: Kept = 'none', of = 'net') =>
  resource('subnet', { id, facets: { trafficRecord, links: [{ to: of, role: 'network' }] } });
const wired = (kind: 'server' | 'database' | 'load-balancer', ...subnets: string[]) =>
  resource(kind, { facets: { interfaces: subnets.map(one => ({ subnet: one, firewalls: [], families: [] })) } });

test(networkInUse, [
  {
    name: 'a server in it',
    world: world({ resources: [network(), subnet('a'), wired('server', 'a')] }),
    expect: { net: value(true) },
    unreadWhenRefused: ['server', 'subnet'],
  },
  {
    name: 'a balancer in its second subnet',
    world: world({ resources: [network(), subnet('a'), subnet('b'), wired('load-balancer', 'x', 'b')] }),
    expect: { net: value(true) },
    unreadWhenRefused: ['load-balancer'],
  },
  {
    name: 'a server in another network',
    world: world({ resources: [network(), subnet('a'), subnet('x', 'none', 'other'), wired('server', 'x')] }),
    expect: { net: value(false) },
    unreadWhenRefused: ['server', 'database', 'load-balancer', 'subnet'],
  },
  {
    name: 'a server that does not say where it is wired',
    world: world({
      resources: [network(), subnet('a'), resource('server', { facets: { interfaces: unread('denied') } })],
    }),
    expect: { net: unread('denied') },
  },
]);

test(trafficKept, [
  {
    name: 'what would write it down is switched off',
    world: world({ resources: [network('unready'), subnet('a')] }),
    expect: { net: value('unready') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'its own record',
    world: world({ resources: [network('kept'), subnet('a')] }),
    expect: { net: value('all') },
  },
  {
    name: 'one of each subnet',
    world: world({ resources: [network(), subnet('a', 'kept'), subnet('b', 'kept'), subnet('x', 'none', 'other')] }),
    expect: { net: value('all') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'one of a subnet, and the other is left out',
    world: world({ resources: [network(), subnet('a', 'kept'), subnet('b')] }),
    expect: { net: value('part') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'none',
    world: world({ resources: [network(), subnet('a')] }),
    expect: { net: value('none') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'one that does not arrive',
    world: world({ resources: [network('lost'), subnet('a')] }),
    expect: { net: value('lost') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'one of a subnet that does not arrive',
    world: world({ resources: [network(), subnet('a', 'lost')] }),
    expect: { net: value('lost') },
    unreadWhenRefused: ['subnet'],
  },
]);
