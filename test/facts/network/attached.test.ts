import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { attached } from '../../../src/facts/network/attached.ts';
import { unread, value } from '../../../src/model/reading.ts';

const group = resource('firewall', { id: 'sg-1' });
const uses = (...firewalls: string[]) => ({ networkInterfaces: [{ subnet: 's', firewalls, addressFamilies: [] }] });

createFactTester({ describe, it })(attached, [
  {
    name: 'a server uses it',
    world: testInventory({ resources: [group, resource('server', { facets: uses('sg-1') })] }),
    expect: { 'sg-1': value(true) },
  },
  {
    name: 'the instances of a scale set use it',
    world: testInventory({ resources: [group, resource('server-group', { facets: uses('sg-1') })] }),
    expect: { 'sg-1': value(true) },
  },
  {
    name: 'a cache and a database without interfaces of their own hide nothing',
    world: testInventory({ resources: [group, resource('cache', {}), resource('database', {})] }),
    expect: { 'sg-1': value(false) },
    unreadWhenRefused: [
      'server', 'database', 'load-balancer', 'cache', 'warehouse', 'search', 'function', 'app', 'kubernetes-cluster', 'server-group',
      'managed-service', 'messaging',
    ],
  },
  {
    name: 'interfaces that were refused may use it',
    world: testInventory({ resources: [group, resource('database', { facets: { networkInterfaces: unread('denied') } })] }),
    expect: { 'sg-1': unread('denied') },
  },
  {
    name: 'a server without its interfaces was not read whole',
    world: testInventory({ resources: [group, resource('server', {})] }),
    expect: { 'sg-1': unread('not-collected') },
  },
]); // prettier-ignore
