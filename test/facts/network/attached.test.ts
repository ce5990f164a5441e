import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { attached } from '../../../src/facts/network/attached.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

const group = resource('firewall', { id: 'sg-1' });
const uses = (...firewalls: string[]) => ({ networkInterfaces: [{ subnet: 's', firewalls, addressFamilies: [] }] });

/** The list of that kind is refused, and nothing that it can hold has a network interface. */
function withoutInterfaces(kind: Kind) {
  const world = testInventory({ resources: [group], refused: [kind] });
  const invariants = { networkInterfaces: absent };
  const populations = world.populations.map(one => (one.kind === kind ? { ...one, invariants } : one));
  return { ...world, populations };
}

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
    name: 'a refused list of instances of Lightsail, which no security group protects, hides nothing',
    world: withoutInterfaces('managed-service'),
    expect: { 'sg-1': value(false) },
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
