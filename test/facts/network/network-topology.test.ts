import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { publicSubnetExposure } from '../../../src/facts/network/public-subnet-exposure.ts';
import { networkZones, subnetTiers, egress } from '../../../src/facts/network/network-topology.ts';
import { redundantConnections } from '../../../src/facts/network/redundant-connections.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const inNet = [{ to: 'net', role: 'network' }];
const to = (via: 'internet' | 'nat' | 'other'): Facets['routes'] => [{ to: '0.0.0.0/0', via, target: 'x' }];
const subnet = (id: string, zone: string, routes: Facets['routes'] | typeof denied = to('internet')) =>
  resource('subnet', {
    id,
    name: id,
    facets: {
      relationships: inNet,
      routes,
      placement: { spread: 'single-zone', locations: [{ region: 'eu-west-1', zone, role: 'primary' }] },
    },
  });
const network = (dnsFiltering = false) => resource('network', { id: 'net', facets: { dnsFiltering } });
const card = (id: string, firewalls: string[] = [], addressFamilies: 'ipv4'[] = []) => ({
  subnet: id,
  firewalls,
  addressFamilies,
});
const server = (...subnets: string[]) =>
  resource('server', { id: 'web', facets: { networkInterfaces: subnets.map(id => card(id)) } });
const wholeRegion = resource('subnet', {
  id: 'a',
  facets: {
    relationships: inNet,
    placement: { spread: 'multi-zone', locations: [{ region: 'europe-west1', role: 'primary' }] },
  },
});
const serverIn = (id: string, zone?: string) =>
  resource('server', {
    id,
    facets: {
      networkInterfaces: [card('a')],
      placement: {
        spread: zone === undefined ? 'multi-zone' : 'single-zone',
        locations: [{ region: 'europe-west1', ...(zone === undefined ? {} : { zone }), role: 'primary' }],
      },
    },
  });
const tester = createFactTester({ describe, it });

tester(networkZones, [
  {
    name: 'two used subnets in two zones',
    world: testInventory({ resources: [network(), subnet('a', 'az1'), subnet('b', 'az2'), server('a', 'b')] }),
    expect: { net: value(['az1', 'az2']) },
  },
  {
    name: 'an empty subnet in another zone does not count',
    world: testInventory({ resources: [network(), subnet('a', 'az1'), subnet('b', 'az2'), server('a')] }),
    expect: { net: value(['az1']) },
    unreadWhenRefused: ['subnet', 'server', 'load-balancer', 'database'],
  },
  {
    name: 'a subnet of a whole region has the zones of what is in it',
    world: testInventory({ resources: [network(), wholeRegion, serverIn('x', 'b'), serverIn('y', 'c')] }),
    expect: { net: value(['b', 'c']) },
  },
  {
    name: 'everything in a subnet of a whole region is in one zone',
    world: testInventory({ resources: [network(), wholeRegion, serverIn('x', 'b'), serverIn('y', 'b')] }),
    expect: { net: value(['b']) },
  },
  {
    name: 'something without a zone may be in another one',
    world: testInventory({ resources: [network(), wholeRegion, serverIn('x', 'b'), serverIn('y')] }),
    expect: { net: unread('not-collected', 'the zones of y') },
  },
  {
    name: 'somebody whose cards are unread may be in another zone',
    world: testInventory({
      resources: [
        network(),
        subnet('a', 'az1'),
        server('a'),
        resource('server', { id: 'x', facets: { networkInterfaces: denied } }),
      ],
    }),
    expect: { net: denied },
  },
]);

tester(subnetTiers, [
  {
    name: 'a front and a back',
    world: testInventory({ resources: [network(), subnet('a', 'az1'), subnet('b', 'az1', to('nat'))] }),
    expect: { net: value({ public: 1, private: 1 }) },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'routes that are unread',
    world: testInventory({ resources: [network(), subnet('a', 'az1'), subnet('b', 'az1', denied)] }),
    expect: { net: denied },
  },
]);

const filter = (firewallDefaultAction: 'inspect' | 'pass' | null) =>
  resource('firewall', { id: 'fw', facets: { firewallDefaultAction, relationships: inNet } });

tester(egress, [
  {
    name: 'nothing looks at what leaves',
    world: testInventory({ resources: [network(), subnet('a', 'az1', to('nat')), filter(null)] }),
    expect: { net: value({ internetAccess: true, filter: 'none' }) },
    unreadWhenRefused: ['firewall'],
  },
  {
    name: 'a firewall looks',
    world: testInventory({ resources: [network(), subnet('a', 'az1'), filter('inspect')] }),
    expect: { net: value({ internetAccess: true, filter: 'firewall' }) },
  },
  {
    name: 'a firewall lets pass',
    world: testInventory({ resources: [network(), subnet('a', 'az1'), filter('pass')] }),
    expect: { net: value({ internetAccess: true, filter: 'pass' }) },
  },
  {
    name: 'names are filtered',
    world: testInventory({ resources: [network(true), subnet('a', 'az1')], refused: ['firewall'] }),
    expect: { net: value({ internetAccess: true, filter: 'dns' }) },
  },
  {
    name: 'no way out',
    world: testInventory({ resources: [network(), subnet('a', 'az1', to('other'))] }),
    expect: { net: value({ internetAccess: false, filter: 'none' }) },
    unreadWhenRefused: ['subnet'],
  },
]);

const database = (...cards: Facets['networkInterfaces']) =>
  resource('database', { id: 'db', facets: { networkInterfaces: cards } });
const balancer = (firewall: string, addressFamilies: 'ipv4'[] = ['ipv4']) =>
  resource('load-balancer', {
    id: 'lb',
    name: 'shop',
    facets: { networkInterfaces: [card('a', [firewall], addressFamilies)] },
  });

tester(publicSubnetExposure, [
  {
    name: 'in a subnet that the internet can answer to',
    world: testInventory({ resources: [database(card('a')), subnet('a', 'az1')] }),
    expect: { db: value({ subnet: 'a', sharedFirewallWith: null }) },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'behind the firewall of a public door',
    world: testInventory({ resources: [database(card('b', ['sg'])), subnet('b', 'az1', to('nat')), balancer('sg')] }),
    expect: { db: value({ subnet: null, sharedFirewallWith: 'shop' }) },
  },
  {
    name: 'in the back, and the door inside is no door',
    world: testInventory({
      resources: [database(card('b', ['sg'])), subnet('b', 'az1', to('nat')), balancer('sg', [])],
    }),
    expect: { db: value({ subnet: null, sharedFirewallWith: null }) },
    unreadWhenRefused: ['load-balancer', 'subnet'],
  },
  {
    name: 'on no network',
    world: testInventory({ resources: [resource('database', { id: 'db', facets: { networkInterfaces: null } })] }),
    expect: { db: absent },
  },
  {
    name: 'public by its own setting, in a network that no list shows',
    world: testInventory({
      resources: [
        resource('database', {
          id: 'db',
          facets: { networkInterfaces: [card('nets/far', [], ['ipv4'])], publicAccess: 'public' },
        }),
      ],
    }),
    expect: { db: value({ subnet: 'far', sharedFirewallWith: null }) },
    unreadWhenRefused: ['subnet'],
  },
]);

const line = (id: string, peerDevice: string, tunnelsUp = 2, end = 'vgw') =>
  resource('network-connection', {
    id,
    facets: { hybridConnection: { gateways: [end], peerDevice, tunnels: 2, tunnelsUp } },
  });

tester(redundantConnections, [
  {
    name: 'two devices at one gateway',
    world: testInventory({ resources: [line('one', 'cgw-1'), line('two', 'cgw-2')] }),
    expect: { one: value(['cgw-1', 'cgw-2']), two: value(['cgw-1', 'cgw-2']) },
  },
  {
    name: 'a second line that is down, or ends elsewhere, takes over from nobody',
    world: testInventory({
      resources: [line('one', 'cgw-1'), line('two', 'cgw-2', 0), line('three', 'cgw-3', 2, 'tgw')],
    }),
    expect: { one: value(['cgw-1']), three: value(['cgw-3']) },
    unreadWhenRefused: ['network-connection'],
  },
]);
