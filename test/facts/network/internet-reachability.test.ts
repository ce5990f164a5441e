import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { reachableFromInternet } from '../../../src/facts/network/internet-reachability.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

const WORLD4 = '0.0.0.0/0';
const WORLD6 = '::/0';
const denied = unread('denied');

type Routes = Facets['routes'];
type Rules = Facets['ingressRules'];
type Openings = Facets['allowedIngress'];

const toInternet: Routes = [
  { to: '10.0.0.0/16', via: 'other', target: 'local' },
  { to: WORLD4, via: 'internet', target: 'igw-1' },
];
const rule = (
  order: number,
  allow: boolean,
  source: string,
  fromPort = 0,
  toPort = 65_535,
  protocol = 'all',
): Rules[number] => ({ order, allow, protocol, fromPort, toPort, source });
const openWide: Rules = [rule(100, true, WORLD4), rule(101, true, WORLD6)];
const tcp = (fromPort: number, toPort = fromPort, ...sources: string[]): Openings[number] => ({
  protocol: 'tcp',
  fromPort,
  toPort,
  sources: sources.length > 0 ? sources : [WORLD4],
});
const reached = (from: number, to = from, ...sources: string[]) => tcp(from, to, ...sources);

const subnet = (routes: Routes | typeof denied | null, ingressRules: Rules | typeof denied | null = openWide) =>
  resource('subnet', { id: 'subnet-1', facets: { routes, ingressRules } });
const group = (allowedIngress: Openings | typeof denied | null, id = 'sg-1') =>
  resource('firewall', { id, facets: { allowedIngress } });
const card = (addressFamilies: ('ipv4' | 'ipv6')[] = ['ipv4'], firewalls = ['sg-1'], id = 'subnet-1') => ({
  subnet: id,
  firewalls,
  addressFamilies,
});
const server = (...networkInterfaces: Facets['networkInterfaces']) =>
  resource('server', { id: 'web-1', facets: { networkInterfaces } });
const listener = (port: number, protocol = 'HTTP') => ({ protocol, port, redirectsToHttps: false });
const balancer = (
  listeners: Facets['listeners'] | typeof denied | null,
  ...networkInterfaces: Facets['networkInterfaces']
) => resource('load-balancer', { id: 'shop', facets: { networkInterfaces, listeners } });

const nothing = value({ allowedIngress: [] });
const allowedIngress = (...list: Openings) => value({ allowedIngress: list });

createFactTester({ describe, it })(reachableFromInternet, [
  {
    name: 'a public address, a route, a firewall and a rule let SSH through',
    world: testInventory({ resources: [server(card()), subnet(toInternet), group([tcp(22)])] }),
    expect: { 'web-1': allowedIngress(reached(22)) },
    unreadWhenRefused: ['subnet', 'firewall'],
  },
  {
    name: 'no public address settles it, whatever else is unread',
    world: testInventory({
      resources: [server(card([]), card([], ['sg-9'], 'subnet-9'))],
      refused: ['subnet', 'firewall'],
    }),
    expect: { 'web-1': nothing },
  },
  {
    name: 'no network card at all settles it too',
    world: testInventory({ resources: [resource('database', { id: 'table', facets: { networkInterfaces: null } })] }),
    expect: { table: nothing },
  },
  {
    name: 'its network cards are unread',
    world: testInventory({ resources: [resource('server', { id: 'web-1', facets: { networkInterfaces: denied } })] }),
    expect: { 'web-1': denied },
  },
  {
    name: 'no route to the internet settles it, although the firewall and the rules are unread',
    world: testInventory({
      resources: [server(card()), subnet([{ to: WORLD4, via: 'nat', target: 'nat-1' }], denied), group(denied)],
    }),
    expect: { 'web-1': nothing },
  },
  {
    name: 'a subnet without any route leads nowhere',
    world: testInventory({ resources: [server(card()), subnet(null), group([tcp(22)])] }),
    expect: { 'web-1': nothing },
  },
  {
    name: 'a firewall that lets nobody in settles it, although routes and rules are unread',
    world: testInventory({
      resources: [server(card()), subnet(denied, denied), group([tcp(22, 22, '10.0.0.0/8', 'sg-2', 'pl-1')])],
    }),
    expect: { 'web-1': nothing },
  },
  {
    name: 'rules that refuse everything settle it, although the routes and the firewall are unread',
    world: testInventory({ resources: [server(card()), subnet(denied, [rule(1, true, '10.0.0.0/8')]), group(denied)] }),
    expect: { 'web-1': nothing },
  },
  {
    name: 'unread routes leave it open whether the open port can be reached',
    world: testInventory({ resources: [server(card()), subnet(denied), group([tcp(22)])] }),
    expect: { 'web-1': denied },
  },
  {
    name: 'an unread second firewall may open more',
    world: testInventory({
      resources: [
        server(card(['ipv4'], ['sg-1', 'sg-2'])),
        subnet(toInternet),
        group([tcp(443)]),
        group(denied, 'sg-2'),
      ],
    }),
    expect: { 'web-1': denied },
  },
  {
    name: 'an unread second firewall cannot open more than everything',
    world: testInventory({
      resources: [
        server(card(['ipv4'], ['sg-1', 'sg-2'])),
        subnet(toInternet),
        group([{ protocol: 'all', fromPort: 0, toPort: 65_535, sources: [WORLD4] }]),
        group(denied, 'sg-2'),
      ],
    }),
    expect: { 'web-1': allowedIngress({ protocol: 'all', fromPort: 0, toPort: 65_535, sources: [WORLD4] }) },
  },
  {
    name: 'a firewall that no list shows is unread, not absent',
    world: testInventory({ resources: [server(card()), subnet(toInternet)] }),
    expect: { 'web-1': unread('not-collected', 'sg-1') },
  },
  {
    name: 'a subnet that no list shows is unread, not absent',
    world: testInventory({ resources: [server(card()), group([tcp(22)])] }),
    expect: { 'web-1': unread('not-collected', 'subnet-1') },
  },
  {
    name: 'each address family goes by its own routes, openings and rules',
    world: testInventory({
      resources: [
        server(card(['ipv4', 'ipv6'])),
        subnet([...toInternet, { to: WORLD6, via: 'egress-only', target: 'eigw-1' }]),
        group([tcp(22, 22, WORLD6), tcp(443, 443, WORLD4)]),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(443)) },
  },
  {
    name: 'both families reach the same port: one opening',
    world: testInventory({
      resources: [
        server(card(['ipv4', 'ipv6'])),
        subnet([...toInternet, { to: WORLD6, via: 'internet', target: 'igw-1' }]),
        group([tcp(443, 443, WORLD4, WORLD6)]),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(443, 443, WORLD4, WORLD6)) },
  },
  {
    name: 'half of the internet is the internet, in the firewall and in the route',
    world: testInventory({
      resources: [
        server(card()),
        subnet([{ to: '0.0.0.0/1', via: 'internet', target: 'igw-1' }]),
        group([tcp(22, 22, '0.0.0.0/1')]),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(22)) },
  },
  {
    name: 'the first rule that fits decides: a refusal before the permission',
    world: testInventory({
      resources: [
        server(card()),
        subnet(toInternet, [rule(200, true, WORLD4), rule(100, false, WORLD4, 22, 22, 'tcp')]),
        group([tcp(20, 25)]),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(20, 21), reached(23, 25)) },
  },
  {
    name: 'a refusal after the permission changes nothing',
    world: testInventory({
      resources: [
        server(card()),
        subnet(toInternet, [rule(100, true, WORLD4), rule(200, false, WORLD4, 22, 22, 'tcp')]),
        group([tcp(22)]),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(22)) },
  },
  {
    name: 'a refusal of one part of the internet closes nothing',
    world: testInventory({
      resources: [
        server(card()),
        subnet(toInternet, [rule(1, false, '203.0.113.0/24'), rule(2, false, '0.0.0.0/1'), rule(3, true, WORLD4)]),
        group([tcp(22)]),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(22)) },
  },
  {
    name: 'what no rule allows is refused, and another protocol is another matter',
    world: testInventory({
      resources: [
        server(card()),
        subnet(toInternet, [rule(1, true, WORLD4, 80, 443, 'tcp'), rule(2, true, WORLD4, 22, 22, 'udp')]),
        group([tcp(0, 65_535)]),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(80, 443)) },
  },
  {
    name: 'a firewall open to everything behind rules for two ports',
    world: testInventory({
      resources: [
        server(card()),
        subnet(toInternet, [rule(1, true, WORLD4, 22, 22, 'tcp'), rule(2, true, WORLD4, 53, 53, 'udp')]),
        group([{ protocol: 'all', fromPort: 0, toPort: 65_535, sources: [WORLD4] }]),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(22), { protocol: 'udp', fromPort: 53, toPort: 53, sources: [WORLD4] }) },
  },
  {
    name: 'no stateless rules in front of the subnet let everything through',
    world: testInventory({ resources: [server(card()), subnet(toInternet, null), group([tcp(22)])] }),
    expect: { 'web-1': allowedIngress(reached(22)) },
  },
  {
    name: 'ranges of several firewalls and cards are joined',
    world: testInventory({
      resources: [
        server(card(['ipv4'], ['sg-1', 'sg-2']), card(['ipv4'], ['sg-3'])),
        subnet(toInternet),
        group([tcp(20, 22)]),
        group([tcp(22, 30)], 'sg-2'),
        group([tcp(31), tcp(443)], 'sg-3'),
      ],
    }),
    expect: { 'web-1': allowedIngress(reached(20, 31), reached(443)) },
  },
  {
    name: 'a balancer answers where it listens, and nowhere else',
    world: testInventory({
      resources: [balancer([listener(80), listener(443, 'HTTPS')], card()), subnet(toInternet), group([tcp(0, 1000)])],
    }),
    expect: { shop: allowedIngress(reached(80), reached(443)) },
    unreadWhenRefused: ['subnet', 'firewall'],
  },
  {
    name: 'a balancer without firewalls is filtered by nothing: all its listeners',
    world: testInventory({
      resources: [balancer([listener(22, 'TCP'), listener(53, 'TCP_UDP')], card(['ipv4'], [])), subnet(toInternet)],
    }),
    expect: {
      shop: allowedIngress(reached(22), reached(53), { protocol: 'udp', fromPort: 53, toPort: 53, sources: [WORLD4] }),
    },
    unreadWhenRefused: ['subnet'],
  },
  {
    name: 'unread listeners leave open what a balancer lets in',
    world: testInventory({ resources: [balancer(denied, card()), subnet(toInternet), group([tcp(443)])] }),
    expect: { shop: denied },
  },
  {
    name: 'unread listeners do not matter where nothing gets through',
    world: testInventory({ resources: [balancer(denied, card()), subnet([]), group([tcp(443)])] }),
    expect: { shop: nothing },
  },
  {
    name: 'an unread firewall does not matter where every listener is open already',
    world: testInventory({
      resources: [
        balancer([listener(443, 'HTTPS')], card(['ipv4'], ['sg-1']), card(['ipv4'], ['sg-2'])),
        subnet(toInternet),
        group([tcp(443)]),
        group(denied, 'sg-2'),
      ],
    }),
    expect: { shop: allowedIngress(reached(443)) },
  },
  {
    name: 'a database is open at its own port only',
    world: testInventory({
      resources: [
        resource('database', {
          id: 'orders',
          facets: { networkInterfaces: [card()], listeners: [listener(5432, 'tcp')] },
        }),
        subnet(toInternet),
        group([tcp(22), tcp(5432)]),
      ],
    }),
    expect: { orders: allowedIngress(reached(5432)) },
    unreadWhenRefused: ['subnet', 'firewall'],
  },
  {
    name: 'a warehouse is open at its own port, like a database',
    world: testInventory({
      resources: [
        resource('warehouse', {
          id: 'reports',
          facets: { networkInterfaces: [card()], listeners: [listener(5439, 'tcp')] },
        }),
        subnet(toInternet),
        group([tcp(22), tcp(5439)]),
      ],
    }),
    expect: { reports: allowedIngress(reached(5439)) },
    unreadWhenRefused: ['subnet', 'firewall'],
  },
  {
    name: 'a database of which nobody collects the port may answer on any',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders', facets: { networkInterfaces: [card()] } }),
        subnet(toInternet),
        group([tcp(5432)]),
      ],
    }),
    expect: { orders: allowedIngress(reached(5432)) },
  },
  {
    name: 'an edge is reached where it says so, on the ports that it listens on',
    world: testInventory({
      resources: [
        resource('cdn', { id: 'site', facets: { publicAccess: 'public', listeners: [listener(443, 'HTTPS')] } }),
        resource('api-gateway', { id: 'api', facets: { publicAccess: 'blocked' } }),
        resource('global-load-balancer', { id: 'name', facets: { publicAccess: null } }),
      ],
    }),
    expect: { site: allowedIngress(reached(443)), api: allowedIngress(), name: absent },
  },
  {
    name: 'an edge that is shut is not, whatever its ports',
    world: testInventory({
      resources: [resource('cdn', { id: 'site', facets: { publicAccess: 'blocked', listeners: denied } })],
    }),
    expect: { site: nothing },
  },
  {
    name: 'an edge that does not say who may come in',
    world: testInventory({
      resources: [resource('cdn', { id: 'site', facets: { publicAccess: denied, listeners: [] } })],
    }),
    expect: { site: denied },
  },
  {
    name: 'a subnet lets in what its rules do, where a route leads out',
    world: testInventory({ resources: [subnet(toInternet, [rule(100, true, WORLD4, 22, 22, 'tcp')])] }),
    expect: { 'subnet-1': allowedIngress(reached(22)) },
  },
  {
    name: 'a subnet without a way out lets nothing in',
    world: testInventory({ resources: [subnet([{ to: WORLD4, via: 'nat', target: 'nat-1' }])] }),
    expect: { 'subnet-1': nothing },
  },
]);
