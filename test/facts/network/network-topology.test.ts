import { describe, it } from 'vitest';
import { createFactTester, resource, world } from '../../../src/check/testing.ts';
import { frontRow } from '../../../src/facts/network/public-subnet-exposure.ts';
import { networkZones, tiers, wayOut } from '../../../src/facts/network/network-topology.ts';
import { parallelLines } from '../../../src/facts/network/redundant-connections.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const inNet = [{ to: 'net', role: 'network' }];
const to = (via: 'internet' | 'nat' | 'other'): Facets['routes'] => [{ to: '0.0.0.0/0', via, target: 'x' }];
const subnet = (id: string, zone: string, routes: Facets['routes'] | typeof denied = to('internet')) =>
  resource('subnet', {
    id,
    name: id,
    facets: {
      links: inNet,
      routes,
      placement: { spread: 'zone', places: [{ region: 'eu-west-1', zone, role: 'primary' }] },
    },
  });
const network = (nameFilter = false) => resource('network', { id: 'net', facets: { nameFilter } });
const card = (id: string, firewalls: string[] = [], families: 'v4'[] = []) => ({ subnet: id, firewalls, families });
const server = (...subnets: string[]) =>
  resource('server', { id: 'web', facets: { interfaces: subnets.map(id => card(id)) } });
const tester = createFactTester({ describe, it });

tester(networkZones, [
  {
    name: 'two used subnets in two zones',
    world: world({ resources: [network(), subnet('a', 'az1'), subnet('b', 'az2'), server('a', 'b')] }),
    expect: { net: value(['az1', 'az2']) },
  },
  {
    name: 'an empty subnet in another zone does not count',
    world: world({ resources: [network(), subnet('a', 'az1'), subnet('b', 'az2'), server('a')] }),
    expect: { net: value(['az1']) },
    unreadWhenRefused: ['subnet', 'server', 'load-balancer', 'database'],
  },
  {
    name: 'somebody whose cards are unread may be in another zone',
    world: world({
      resources: [
        network(),
        subnet('a', 'az1'),
        server('a'),
        resource('server', { id: 'x', facets: { interfaces: denied } }),
      ],
    }),
    expect: { net: denied },
  },
]);

tester(tiers, [
  {
    name: 'a front and a back',
    world: world({ resources: [network(), subnet('a', 'az1'), subnet('b', 'az1', to('nat'))] }),
    expect: { net: value({ outer: 1, inner: 1 }) },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'routes that are unread',
    world: world({ resources: [network(), subnet('a', 'az1'), subnet('b', 'az1', denied)] }),
    expect: { net: denied },
  },
]);

const filter = (networkFilter: 'inspects' | 'passes' | null) =>
  resource('firewall', { id: 'fw', facets: { networkFilter, links: inNet } });

tester(wayOut, [
  {
    name: 'nothing looks at what leaves',
    world: world({ resources: [network(), subnet('a', 'az1', to('nat')), filter(null)] }),
    expect: { net: value({ open: true, filter: 'none' }) },
    unreadWhenRefused: ['firewall'],
  },
  {
    name: 'a firewall looks',
    world: world({ resources: [network(), subnet('a', 'az1'), filter('inspects')] }),
    expect: { net: value({ open: true, filter: 'traffic' }) },
  },
  {
    name: 'a firewall lets pass',
    world: world({ resources: [network(), subnet('a', 'az1'), filter('passes')] }),
    expect: { net: value({ open: true, filter: 'passes' }) },
  },
  {
    name: 'names are filtered',
    world: world({ resources: [network(true), subnet('a', 'az1')], refused: ['firewall'] }),
    expect: { net: value({ open: true, filter: 'names' }) },
  },
  {
    name: 'no way out',
    world: world({ resources: [network(), subnet('a', 'az1', to('other'))] }),
    expect: { net: value({ open: false, filter: 'none' }) },
    unreadWhenRefused: ['subnet'],
  },
]);

const database = (...cards: Facets['interfaces']) => resource('database', { id: 'db', facets: { interfaces: cards } });
const balancer = (firewall: string, families: 'v4'[] = ['v4']) =>
  resource('load-balancer', { id: 'lb', name: 'shop', facets: { interfaces: [card('a', [firewall], families)] } });

tester(frontRow, [
  {
    name: 'in a subnet that the internet can answer to',
    world: world({ resources: [database(card('a')), subnet('a', 'az1')] }),
    expect: { db: value({ subnet: 'a', sharedWith: null }) },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'behind the firewall of a public door',
    world: world({ resources: [database(card('b', ['sg'])), subnet('b', 'az1', to('nat')), balancer('sg')] }),
    expect: { db: value({ subnet: null, sharedWith: 'shop' }) },
  },
  {
    name: 'in the back, and the door inside is no door',
    world: world({ resources: [database(card('b', ['sg'])), subnet('b', 'az1', to('nat')), balancer('sg', [])] }),
    expect: { db: value({ subnet: null, sharedWith: null }) },
    unreadWhenRefused: ['load-balancer', 'subnet'],
  },
  {
    name: 'on no network',
    world: world({ resources: [resource('database', { id: 'db', facets: { interfaces: null } })] }),
    expect: { db: value({ subnet: null, sharedWith: null }) },
  },
]);

const line = (id: string, via: string, up = 2, end = 'vgw') =>
  resource('link', { id, facets: { uplink: { to: [end], via, tunnels: 2, up } } });

tester(parallelLines, [
  {
    name: 'two devices at one gateway',
    world: world({ resources: [line('one', 'cgw-1'), line('two', 'cgw-2')] }),
    expect: { one: value(['cgw-1', 'cgw-2']), two: value(['cgw-1', 'cgw-2']) },
  },
  {
    name: 'a second line that is down, or ends elsewhere, takes over from nobody',
    world: world({ resources: [line('one', 'cgw-1'), line('two', 'cgw-2', 0), line('three', 'cgw-3', 2, 'tgw')] }),
    expect: { one: value(['cgw-1']), three: value(['cgw-3']) },
    unreadWhenRefused: ['link'],
  },
]);
