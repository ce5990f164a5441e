import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../support/world.ts';
import { networkInUse, flowLogCoverage } from '../../../src/facts/network/networks.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const test = createFactTester({ describe, it });
type Kept = Facets['flowLogs'];
const network = (flowLogs: Kept = 'disabled') => resource('network', { id: 'net', facets: { flowLogs } });
const subnet = (id: string, flowLogs: Kept = 'disabled', of = 'net') =>
  resource('subnet', { id, facets: { flowLogs, relationships: [{ to: of, role: 'network' }] } });
const wired = (kind: 'server' | 'database' | 'load-balancer', ...subnets: string[]) =>
  resource(kind, {
    facets: { networkInterfaces: subnets.map(one => ({ subnet: one, firewalls: [], addressFamilies: [] })) },
  });

const SHOP = '777788889999';
const sharedSubnet = (id: string, of: string, account?: string) =>
  resource('subnet', {
    id,
    stableId: 'subnet-1',
    ...(account === undefined ? {} : { account }),
    facets: {
      sharedBy: account === undefined ? null : '111122223333',
      relationships: [{ to: of, role: 'network' }],
      addressesInUse: 0,
    },
  });

test(networkInUse, [
  {
    name: 'a server of another account in a subnet that this one shares with it',
    world: testInventory({
      resources: [
        network(),
        sharedSubnet('own', 'net'),
        sharedSubnet('seen from shop', 'net of shop', SHOP),
        { ...wired('server', 'seen from shop'), account: SHOP },
      ],
    }),
    expect: { net: value(true) },
  },
  {
    name: 'addresses in use by what was not read',
    world: testInventory({
      resources: [
        network(),
        resource('subnet', { id: 'a', facets: { relationships: [{ to: 'net', role: 'network' }], addressesInUse: 3 } }),
      ],
    }),
    expect: { net: value(true) },
  },
  {
    name: 'a server in it',
    world: testInventory({ resources: [network(), subnet('a'), wired('server', 'a')] }),
    expect: { net: value(true) },
    unreadWhenRefused: ['server', 'subnet'],
  },
  {
    name: 'a network of no region, and a server in one whose interfaces are unread',
    world: testInventory({
      resources: [
        { ...network(), region: 'global' },
        subnet('a'),
        resource('server', { facets: { networkInterfaces: unread('failed') } }),
      ],
    }),
    expect: { net: unread('failed') },
  },
  {
    name: 'a balancer of no region whose interfaces are unread',
    world: testInventory({
      resources: [
        network(),
        subnet('a'),
        { ...resource('load-balancer', { facets: { networkInterfaces: unread('failed') } }), region: 'global' },
      ],
    }),
    expect: { net: unread('failed') },
  },
  {
    name: 'a balancer in its second subnet',
    world: testInventory({ resources: [network(), subnet('a'), subnet('b'), wired('load-balancer', 'x', 'b')] }),
    expect: { net: value(true) },
    unreadWhenRefused: ['load-balancer'],
  },
  {
    name: 'a server in another network',
    world: testInventory({
      resources: [network(), subnet('a'), subnet('x', 'disabled', 'other'), wired('server', 'x')],
    }),
    expect: { net: value(false) },
    unreadWhenRefused: ['server', 'database', 'load-balancer', 'subnet'],
  },
  {
    name: 'a server that does not say where it is wired',
    world: testInventory({
      resources: [network(), subnet('a'), resource('server', { facets: { networkInterfaces: unread('denied') } })],
    }),
    expect: { net: unread('denied') },
  },
]);

test(flowLogCoverage, [
  {
    name: 'what would write it down is switched off',
    world: testInventory({ resources: [network('unavailable'), subnet('a')] }),
    expect: { net: value('unavailable') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'its own record',
    world: testInventory({ resources: [network('enabled'), subnet('a')] }),
    expect: { net: value('all') },
  },
  {
    name: 'one of each subnet',
    world: testInventory({
      resources: [network(), subnet('a', 'enabled'), subnet('b', 'enabled'), subnet('x', 'disabled', 'other')],
    }),
    expect: { net: value('all') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'one of a subnet, and the other is left out',
    world: testInventory({ resources: [network(), subnet('a', 'enabled'), subnet('b')] }),
    expect: { net: value('partial') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'none',
    world: testInventory({ resources: [network(), subnet('a')] }),
    expect: { net: value('none') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'one of rejected traffic',
    world: testInventory({ resources: [network('delivery-failed'), subnet('a', 'rejected-only'), subnet('b')] }),
    expect: { net: value('rejected-only') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'one that does not arrive',
    world: testInventory({ resources: [network('delivery-failed'), subnet('a')] }),
    expect: { net: value('delivery-failed') },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'one of a subnet that does not arrive',
    world: testInventory({ resources: [network(), subnet('a', 'delivery-failed')] }),
    expect: { net: value('delivery-failed') },
    unreadWhenRefused: ['subnet'],
  },
]);
