import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory, type FactCase } from '../../../src/check/testing.ts';
import {
  exposedDataStores,
  exposedManagedServices,
  exposedManagementServices,
  exposedServices,
} from '../../../src/facts/network/exposed-services.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { everyPort, exposure } from '../../support/exposure.ts';

type Rules = Facets['allowedIngress'];
type Listeners = Facets['clientIpTargets'];

const denied = unread('denied');
const allow = (protocol: string, fromPort: number, toPort = fromPort, ...sources: string[]): Rules[number] => ({
  protocol,
  fromPort,
  toPort,
  sources: sources.length > 0 ? sources : ['0.0.0.0/0'],
});
const tcp = (from: number, to = from, ...sources: string[]) => allow('tcp', from, to, ...sources);
const udp = (from: number, to = from, ...sources: string[]) => allow('udp', from, to, ...sources);
const group = (rules: Rules | typeof denied, id = 'sg-1') =>
  resource('firewall', { id, facets: { allowedIngress: rules } });
const subnet = (facets: Parameters<typeof resource>[1] = {}) =>
  resource('subnet', {
    id: 'subnet-1',
    ...facets,
    facets: {
      routes: [{ to: '0.0.0.0/0', via: 'internet', target: 'igw-1' }],
      ingressRules: [{ order: 1, allow: true, protocol: 'all', fromPort: 0, toPort: 65_535, source: '0.0.0.0/0' }],
      ...facets.facets,
    },
  });
const card = (firewalls = ['sg-1'], addressFamilies: ('ipv4' | 'ipv6')[] = ['ipv4']) => [
  { subnet: 'subnet-1', firewalls, addressFamilies },
];
const server = (firewalls = ['sg-1'], addressFamilies: ('ipv4' | 'ipv6')[] = ['ipv4']) =>
  resource('server', { id: 'web-1', facets: { networkInterfaces: card(firewalls, addressFamilies) } });
const behind = (...rules: Rules) => testInventory({ resources: [server(), subnet(), group(rules)] });
const high = { severity: 'high' } as const;

const management = (name: string, rules: Rules, ...found: ReturnType<typeof exposure>[]): FactCase => ({
  name,
  world: behind(...rules),
  expect: { 'web-1': value(found) },
});

describe('services that a server shows to the internet', () => {
  createFactTester({ describe, it })(exposedManagementServices, [
    {
      name: 'SSH',
      world: behind(tcp(22)),
      expect: { 'web-1': value([exposure('SSH', 22)]) },
      unreadWhenRefused: ['subnet', 'firewall'],
    },
    management('web ports are none', [tcp(80), tcp(443), tcp(8080), udp(443)]),
    management('data stores are told elsewhere', [tcp(5432), udp(11_211)]),
    management('a directory', [tcp(636)], exposure('LDAP', 636, high)),
    management('file sharing', [tcp(20, 21)], exposure('FTP', 20, high)),
    management('a control plane', [tcp(10_250)], exposure('kubelet', 10_250)),
    management('remote screens', [tcp(5901)], exposure('VNC', 5901)),
    management('over UDP', [udp(161)], exposure('SNMP', 161, { protocol: 'udp' })),
    management('the same number over the other protocol is another service', [udp(22), tcp(1900)]),
    management('names and time may be meant for everybody', [udp(53), udp(123)]),
    management('what only amplifies is not', [udp(19)], exposure('CHARGEN', 19, { protocol: 'udp', ...high })),
    management('the gravest comes first', [tcp(389), tcp(3389)], exposure('Remote Desktop', 3389), exposure('LDAP', 389, high)), // prettier-ignore
    management('every port names no service', [allow('all', 0, 65_535)], everyPort),
    management('every port of TCP', [tcp(1, 65_535)], exposure(null, 1, { toPort: 65_535 })),
    management('every port of UDP', [udp(0, 65_535)], exposure(null, 0, { protocol: 'udp', toPort: 65_535 })),
    management('a range of UDP', [udp(10_000, 20_000)], exposure(null, 10_000, { protocol: 'udp', toPort: 20_000, ...high })), // prettier-ignore
    management('two halves in two rules', [tcp(22, 22, '0.0.0.0/1'), tcp(20, 23, '128.0.0.0/1')], exposure('SSH', 22), exposure('Telnet', 23), exposure('FTP', 20, high)), // prettier-ignore
    management('blocks that add up', [tcp(22, 22, ...Array.from({ length: 200 }, (_, octet) => `${String(octet + 1)}.0.0.0/8`))], exposure('SSH', 22)), // prettier-ignore
    management('one office is no stranger', [tcp(22, 22, '203.0.113.0/24', '10.0.0.0/8', 'sg-2')]),
    management('every customer of the provider', [tcp(22, 22, 'provider-customers')], exposure('SSH', 22, { audience: 'provider-customers', ...high })), // prettier-ignore
    {
      name: 'a prefix list that is unread leaves it open',
      world: behind({ ...tcp(22, 22, 'pl-1'), unread: { reason: 'denied', detail: 'pl-1' } }),
      expect: { 'web-1': unread('denied', 'pl-1') },
    },
    {
      name: 'an unread prefix list on a web port hides no service, and none beside a proven one',
      world: testInventory({
        resources: [
          server(),
          resource('server', { id: 'web-2', facets: { networkInterfaces: card(['sg-2']) } }),
          subnet(),
          group([{ ...tcp(443, 443, 'pl-1'), unread: { reason: 'denied', detail: 'pl-1' } }]),
          group([tcp(22), { ...tcp(23, 23, 'pl-1'), unread: { reason: 'denied', detail: 'pl-1' } }], 'sg-2'),
        ],
      }),
      expect: { 'web-1': value([]), 'web-2': value([exposure('SSH', 22)]) },
    },
    {
      name: 'a second firewall that is unread takes nothing back',
      world: testInventory({
        resources: [server(['sg-1', 'sg-2']), subnet(), group([tcp(22)]), group(denied, 'sg-2')],
      }),
      expect: { 'web-1': value([exposure('SSH', 22)]) },
    },
    {
      name: 'a subnet in which nothing is shows nothing',
      world: testInventory({ resources: [subnet({ facets: { addressesInUse: 0 } })] }),
      expect: { 'subnet-1': value([]) },
    },
    {
      name: 'a subnet in which something is',
      world: testInventory({ resources: [subnet({ facets: { addressesInUse: 2 } })] }),
      expect: { 'subnet-1': value([exposure(null, 0, { protocol: 'all', toPort: 65_535 })]) },
    },
  ]);
});

describe('services behind a load balancer that passes the client IP on', () => {
  const balancer = (clientIpTargets: Listeners | typeof denied, firewalls: string[] = []) =>
    resource('load-balancer', {
      id: 'front',
      facets: {
        networkInterfaces: card(firewalls),
        listeners: [{ protocol: 'TCP', port: 22, redirectsToHttps: false }],
        clientIpTargets,
      },
    });
  const to = (...ids: string[]): Listeners => [
    { protocol: 'TCP', port: 22, targets: ids.map(id => ({ to: id, port: 2222 })) },
  ];
  const inside = server(['sg-1'], []);
  const registered = (network: string) =>
    resource('server', {
      id: 'web-9',
      facets: {
        networkInterfaces: card(['sg-1'], []).map(one => ({
          ...one,
          privateAddresses: { network, addresses: ['10.0.0.9'] },
        })),
      },
    });
  const front = (rules: Rules | typeof denied, targets: Listeners | typeof denied = to('web-1'), own: string[] = []) =>
    testInventory({
      resources: [balancer(targets, own), inside, subnet(), group(rules), group([tcp(22)], 'sg-front')],
    });
  const open = value([exposure('SSH', 22)]);

  createFactTester({ describe, it })(exposedManagementServices, [
    { name: 'the target lets everybody in', world: front([tcp(2222)]), expect: { front: open }, unreadWhenRefused: ['subnet', 'firewall'] },
    { name: 'the target lets one office in', world: front([tcp(2222, 2222, '203.0.113.0/24')]), expect: { front: value([]) } },
    { name: 'the target is open on the port of the listener only', world: front([tcp(22)]), expect: { front: value([]) } },
    { name: 'nobody is behind it', world: front([tcp(2222)], to()), expect: { front: value([]) } },
    { name: 'another listener passes it on', world: front([], [{ ...to('web-1')[0]!, port: 23 }]), expect: { front: open } },
    {
      name: 'the target lets in whoever comes through the balancer',
      world: front([tcp(2222, 2222, 'sg-front')], to('web-1'), ['sg-front']),
      expect: { front: open },
    },
    { name: 'one of two targets is open', world: testInventory({ resources: [balancer(to('web-1', 'web-2')), inside, resource('server', { id: 'web-2', facets: { networkInterfaces: card(['sg-2'], []) } }), subnet(), group([]), group([tcp(2222)], 'sg-2')] }), expect: { front: open } },
    { name: 'the firewall of the target is unread', world: front(denied), expect: { front: denied } },
    { name: 'the targets are unread', world: front([tcp(2222)], denied), expect: { front: denied } },
    { name: 'a target that no list shows', world: front([tcp(2222)], to('10.0.0.9')), expect: { front: unread('not-collected', '10.0.0.9') } },
    {
      name: 'a target that is registered by its address in the network',
      world: testInventory({
        resources: [balancer([{ protocol: 'TCP', port: 22, targets: [{ to: '10.0.0.9', port: 22, network: 'vpc-1' }] }]), registered('vpc-1'), subnet(), group([])],
      }),
      expect: { front: value([]) },
    },
    {
      name: 'the same address in another network is another target',
      world: testInventory({
        resources: [balancer([{ protocol: 'TCP', port: 22, targets: [{ to: '10.0.0.9', port: 22, network: 'vpc-2' }] }]), registered('vpc-1'), subnet(), group([])],
      }),
      expect: { front: unread('not-collected', '10.0.0.9') },
    },
    {
      name: 'a target that nothing filters is closed',
      world: testInventory({
        resources: [
          balancer(to('set-1')),
          resource('server-group', { id: 'set-1', facets: { networkInterfaces: [{ subnet: 'subnet-2', firewalls: [], addressFamilies: [] }] } }),
          subnet(),
          resource('subnet', { id: 'subnet-2', facets: { ingressRules: null } }),
        ],
      }),
      expect: { front: value([]) },
    },
  ]); // prettier-ignore
});

describe('data stores that the internet reaches', () => {
  const store = (port: number, more: object = {}) =>
    resource('database', {
      id: 'orders',
      facets: {
        networkInterfaces: card(),
        listeners: [{ protocol: 'tcp', port, redirectsToHttps: false }],
        ...more,
      },
    });
  createFactTester({ describe, it })(exposedDataStores, [
    {
      name: 'containers with a public address, whose ports nobody knows: the security group decides',
      world: testInventory({
        resources: [
          resource('app', { id: 'tasks', facets: { networkInterfaces: card(), listeners: null } }),
          resource('app', { id: 'inside', facets: { networkInterfaces: card(['sg-1'], []), listeners: null } }),
          subnet(),
          group([tcp(6379)]),
        ],
      }),
      expect: { tasks: value([exposure('Redis', 6379)]), inside: value([]) },
    },
    {
      name: 'containers behind a group for a large part of the internet; a server there is a finding of the group',
      world: testInventory({
        resources: [
          resource('app', { id: 'tasks', facets: { networkInterfaces: card(), listeners: null } }),
          server(),
          subnet(),
          group([tcp(6379, 6379, '11.0.0.0/9'), tcp(443, 443, '11.0.0.0/9')]),
        ],
      }),
      expect: {
        tasks: value([exposure('Redis', 6379, { audience: 'public-range', addresses: 8_388_608, ...high })]),
        'web-1': value([]),
      },
    },
    {
      name: 'a database on a port of its own',
      world: testInventory({ resources: [store(13_306), subnet(), group([tcp(0, 65_535)])] }),
      expect: { orders: value([exposure(null, 13_306)]) },
      unreadWhenRefused: ['subnet', 'firewall'],
    },
    { name: 'a server with a shard', world: behind(tcp(27_018)), expect: { 'web-1': value([exposure('MongoDB', 27_018)]) } },
    { name: 'a server with a cache over UDP', world: behind(udp(11_211)), expect: { 'web-1': value([exposure('Memcached', 11_211, { protocol: 'udp' })]) } },
    { name: 'a server that administers only', world: behind(tcp(22)), expect: { 'web-1': value([]) } },
    { name: 'a server with every port open', world: behind(allow('all', 0, 65_535)), expect: { 'web-1': value([everyPort]) } },
    {
      name: 'a database for every customer of the provider',
      world: testInventory({ resources: [store(1433, { networkInterfaces: null, publicAccess: 'provider-customers' })] }),
      expect: { orders: value([exposure(null, 1433, { audience: 'provider-customers', severity: 'high' })]) },
    },
    {
      name: 'a database on a port of its own, behind a group for a large part of the internet',
      world: testInventory({ resources: [store(13_306), subnet(), group([tcp(13_306, 13_306, '11.0.0.0/9')])] }),
      expect: { orders: value([exposure(null, 13_306, { audience: 'public-range', addresses: 8_388_608, ...high })]) },
      unreadWhenRefused: ['subnet', 'firewall'],
    },
    {
      name: 'the same group on another port, without a public address or without a route',
      world: testInventory({
        resources: [
          store(13_306),
          resource('database', { id: 'inside', facets: { networkInterfaces: card(['sg-2'], []), listeners: [{ protocol: 'tcp', port: 13_306, redirectsToHttps: false }] } }),
          resource('database', { id: 'routeless', facets: { networkInterfaces: [{ subnet: 'subnet-2', firewalls: ['sg-2'], addressFamilies: ['ipv4'] }], listeners: [{ protocol: 'tcp', port: 13_306, redirectsToHttps: false }] } }),
          subnet(),
          subnet({ id: 'subnet-2', facets: { routes: [] } }),
          group([tcp(5432, 5432, '11.0.0.0/9')]),
          group([tcp(13_306, 13_306, '11.0.0.0/9')], 'sg-2'),
        ],
      }),
      expect: { orders: value([]), inside: value([]), routeless: value([]) },
    },
    {
      name: 'a database that is public by its own setting, in a network that no list shows',
      world: testInventory({ resources: [store(3342, { publicAccess: 'public' })] }),
      expect: { orders: value([exposure(null, 3342)]) },
    },
    {
      name: 'a database that is public by its own setting, in a subnet with rules',
      world: testInventory({ resources: [resource('database', { id: 'orders', facets: { networkInterfaces: card([]), publicAccess: 'public', listeners: [{ protocol: 'tcp', port: 3342, redirectsToHttps: false }] } }), subnet({ facets: { ingressRules: [{ order: 1, allow: true, protocol: 'tcp', fromPort: 3342, toPort: 3342, source: '203.0.113.0/24' }] } })] }),
      expect: { orders: value([]) },
    },
  ]); // prettier-ignore
});

describe('services that a firewall opens', () => {
  const opened = (name: string, rules: Rules, ...found: object[]): FactCase => ({
    name,
    world: testInventory({ resources: [group(rules)] }),
    expect: { 'sg-1': value(found) },
  });
  const part = { audience: 'public-range' } as const;
  createFactTester({ describe, it })(exposedServices, [
    opened('nothing', [tcp(443), tcp(22, 22, '203.0.113.0/24')]),
    opened('a control plane', [tcp(2375, 2376)], exposure('Docker', 2375)),
    opened('names, which may be meant', [udp(53)], exposure('DNS', 53, { protocol: 'udp', ...high })),
    opened('over IPv6', [tcp(5432, 5432, '::/0')], exposure('PostgreSQL', 5432)),
    opened('half an eighth of the internet', [tcp(22, 22, '11.0.0.0/9')], exposure('SSH', 22, { ...part, addresses: 8_388_608 })), // prettier-ignore
    opened('a large part of it for the web', [tcp(443, 443, '11.0.0.0/9')]),
    {
      name: 'a filter of another kind, and one that is unread',
      world: testInventory({ resources: [resource('firewall', { id: 'waf', facets: { allowedIngress: null } }), group(denied)] }), // prettier-ignore
      expect: { waf: { state: 'absent' }, 'sg-1': denied },
    },
  ]);
});

describe('managed services and brokers that strangers reach', () => {
  const listens = (...ports: number[]) => ports.map(port => ({ protocol: 'tcp', port, redirectsToHttps: false }));
  type Given = NonNullable<NonNullable<Parameters<typeof resource>[1]>['facets']>;
  const service = (facets: Given, kind: 'managed-service' | 'messaging' = 'managed-service') =>
    resource(kind, { id: 'one', facets });
  const broker = (facets: Given) => service(facets, 'messaging');
  const world = (one: ReturnType<typeof service>, rules: Rules | typeof denied = [tcp(0, 65_535)]) =>
    testInventory({ resources: [one, subnet(), group(rules)] });
  createFactTester({ describe, it })(exposedManagedServices, [
    {
      name: 'a replication instance with a public address behind an open group',
      world: world(service({ networkInterfaces: card(), listeners: null }), [tcp(3306)]),
      expect: { one: value([exposure(null, 3306, high)]) },
      unreadWhenRefused: ['subnet', 'firewall'],
    },
    {
      name: 'a public address behind a group for one office',
      world: world(service({ networkInterfaces: card(), listeners: null }), [tcp(3306, 3306, '203.0.113.0/24')]),
      expect: { one: value([]) },
    },
    {
      name: 'no public address behind an open group',
      world: world(service({ networkInterfaces: card(['sg-1'], []), listeners: null })),
      expect: { one: value([]) },
    },
    {
      name: 'a Kafka cluster shows the ports on which it listens, and no other',
      world: world(broker({ networkInterfaces: card(), listeners: listens(9198) })),
      expect: { one: value([exposure(null, 9198, high)]) },
    },
    {
      name: 'a broker without a network of its own, open by its setting',
      world: world(broker({ networkInterfaces: null, publicAccess: 'public', listeners: listens(5671) })),
      expect: { one: value([exposure(null, 5671, high)]) },
    },
    {
      name: 'the same, closed',
      world: world(broker({ networkInterfaces: null, publicAccess: 'blocked', listeners: listens(5671) })),
      expect: { one: value([]) },
    },
    {
      name: 'a virtual machine with rules of its own: web ports are none',
      world: world(service({ networkInterfaces: null, allowedIngress: [tcp(22), tcp(80), tcp(443)] })),
      expect: { one: value([exposure('SSH', 22)]) },
    },
    {
      name: 'one that lets in every port',
      world: world(service({ networkInterfaces: null, allowedIngress: [allow('all', 0, 65_535)] })),
      expect: { one: value([everyPort]) },
    },
    {
      name: 'a replication instance behind a group for a large part of the internet',
      world: world(service({ networkInterfaces: card(), listeners: null }), [tcp(3306, 3306, '11.0.0.0/9')]),
      expect: { one: value([exposure(null, 3306, { audience: 'public-range', addresses: 8_388_608, ...high })]) },
    },
    {
      name: 'a virtual machine with a rule of its own for a large part of the internet',
      world: world(service({ networkInterfaces: null, allowedIngress: [tcp(22, 22, '11.0.0.0/9'), tcp(443)] })),
      expect: { one: value([exposure('SSH', 22, { audience: 'public-range', addresses: 8_388_608 })]) },
    },
    { name: 'rules that are unread', world: world(service({ allowedIngress: denied })), expect: { one: denied } },
    {
      name: 'interfaces that are unread',
      world: world(broker({ networkInterfaces: denied, publicAccess: denied, listeners: denied })),
      expect: { one: denied },
    },
    {
      name: 'a group that is unread',
      world: world(service({ networkInterfaces: card(), listeners: null }), denied),
      expect: { one: denied },
    },
    { name: 'a queue has nothing of it', world: world(broker({ networkAccess: null })), expect: { one: absent } },
    {
      name: 'a service that AWS spreads has nothing of it',
      world: world(service({ networkInterfaces: null, publicAccess: null, listeners: null, allowedIngress: null })),
      expect: { one: absent },
    },
  ]);
});
