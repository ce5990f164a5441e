import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../../src/check/testing.ts';
import { ddosProtectionStatus, wafProtection } from '../../../src/facts/network/endpoint-protection.ts';
import { singleServerRecords, danglingRecords } from '../../../src/facts/network/dns-records.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const tester = createFactTester({ describe, it });
const rules: Facets['wafRules'] = {
  blockingRules: 1,
  countingRules: 0,
  managedRules: true,
  rateLimiting: true,
  defaultAction: 'allow',
};
const filter = (guards: string[] | typeof denied) =>
  resource('firewall', {
    id: 'waf',
    facets: {
      wafRules: rules,
      relationships: Array.isArray(guards) ? guards.map(to => ({ to, role: 'protects' })) : guards,
    },
  });
const balancer = (id = 'lb') => resource('load-balancer', { id, facets: {} });
const edge = (...to: string[]) =>
  resource('cdn', { id: 'site', facets: { relationships: to.map(one => ({ to: one, role: 'waf' })) } });

tester(wafProtection, [
  {
    name: 'a filter names the balancer',
    world: testInventory({ resources: [balancer(), balancer('other'), filter(['lb'])] }),
    expect: { lb: value({ rules }), other: value({ rules: null }) },
  },
  {
    name: 'no filter names it',
    world: testInventory({ resources: [balancer()] }),
    expect: { lb: value({ rules: null }) },
    unreadWhenRefused: ['firewall'],
  },
  {
    name: 'a filter does not say what it guards',
    world: testInventory({ resources: [balancer(), filter(denied)] }),
    expect: { lb: denied },
  },
  {
    name: 'an edge names its filter, or none, whatever lists were refused',
    world: testInventory({ resources: [edge('waf'), filter([])] }),
    expect: { site: value({ rules }) },
  },
  {
    name: 'an edge without a filter has none: a CDN, an API and a global load balancer',
    world: testInventory({
      resources: [
        edge(),
        resource('api-gateway', { id: 'api', facets: { relationships: [] } }),
        resource('global-load-balancer', { id: 'global', facets: { relationships: null } }),
      ],
      refused: ['firewall'],
    }),
    expect: { site: value({ rules: null }), api: value({ rules: null }), global: value({ rules: null }) },
  },
  {
    name: 'an edge names a filter that we did not see',
    world: testInventory({ resources: [edge('gone')] }),
    expect: { site: unread('not-collected', 'gone') },
  },
]);

const owner = (ddosProtection: Facets['ddosProtection'] | null | typeof denied) =>
  resource('account', { id: 'root', facets: { ddosProtection } });

tester(ddosProtectionStatus, [
  {
    name: 'nothing is paid for',
    world: testInventory({ resources: [balancer(), owner(null)] }),
    expect: { lb: value('basic') },
  },
  {
    name: 'it is defended',
    world: testInventory({
      resources: [balancer(), balancer('other'), owner({ protectedResources: ['lb'], emergencyContacts: 1 })],
    }),
    expect: { lb: value('protected'), other: value('unprotected') },
  },
  {
    name: 'there is nobody to call',
    world: testInventory({ resources: [balancer(), owner({ protectedResources: ['lb'], emergencyContacts: 0 })] }),
    expect: { lb: value('no-contacts') },
  },
  {
    name: 'nobody listed the account',
    world: testInventory({ resources: [balancer()] }),
    expect: { lb: unread('not-collected', balancer().account) },
    unreadWhenRefused: ['account'],
  },
  { name: 'nobody may ask', world: testInventory({ resources: [balancer(), owner(denied)] }), expect: { lb: denied } },
]);

const record = (name: string, to: string[], more: object = {}) => ({
  name,
  to,
  routing: 'simple' as const,
  expectedTargets: [],
  ...more,
});
const zone = (...dnsRecords: Facets['dnsRecords']) => resource('dns-zone', { id: 'zone', facets: { dnsRecords } });
const address = (server?: string) =>
  resource('public-ip', {
    id: 'eip',
    facets: { addresses: ['192.0.2.1'], relationships: server === undefined ? [] : [{ to: server, role: 'server' }] },
  });
const server = resource('server', { id: 'i-1', name: 'web-1', facets: {} });

tester(singleServerRecords, [
  {
    name: 'a name leads to the fixed address of one machine',
    world: testInventory({ resources: [zone(record('www', ['192.0.2.1'])), address('i-1'), server] }),
    expect: { zone: value([{ name: 'www', server: 'web-1' }]) },
  },
  {
    name: 'the address is at no machine, the name has a second one, or chooses',
    world: testInventory({
      resources: [
        zone(
          record('a', ['192.0.2.9']),
          record('b', ['192.0.2.1', '192.0.2.2']),
          record('c', ['192.0.2.1'], { routing: 'health-checked' }),
        ),
        address('i-1'),
        server,
      ],
    }),
    expect: { zone: value([]) },
    unreadWhenRefused: ['public-ip'],
  },
  {
    name: 'records are unread',
    world: testInventory({ resources: [resource('dns-zone', { id: 'zone', facets: { dnsRecords: denied } })] }),
    expect: { zone: denied },
  },
]);

const expectsBalancer = (name: string, region = 'eu-west-1') =>
  record(name, ['x'], { expectedTargets: [{ kind: 'load-balancer', region, name: 'lb-1' }] });
const valueOrNull = (addresses: string[] | typeof denied) =>
  resource('load-balancer', { id: 'lb', facets: { addresses } });

const expectsAddress = record('shop', ['203.0.113.9'], {
  expectedTargets: [{ kind: 'public-ip', region: 'eu-west-1', name: '203.0.113.9' }],
});
const mayBeHeld = record('shop', ['203.0.113.9'], {
  expectedTargets: [
    { kind: 'public-ip', name: '203.0.113.9', holders: ['load-balancer', 'database', 'kubernetes-cluster'] },
  ],
});
const reserved = (addresses: string[]) => resource('public-ip', { id: 'ip', facets: { addresses } });

tester(danglingRecords, [
  {
    name: 'what a name leads to is ours',
    world: testInventory({ resources: [zone(expectsBalancer('www')), valueOrNull(['lb-1'])] }),
    expect: { zone: value([]) },
  },
  {
    name: 'nobody has it',
    world: testInventory({ resources: [zone(expectsBalancer('www')), valueOrNull(['lb-2'])] }),
    expect: { zone: value([{ name: 'www', to: 'lb-1', address: false }]) },
    unreadWhenRefused: ['load-balancer'],
  },
  {
    name: 'it is in a region that was not read',
    world: testInventory({ resources: [zone(expectsBalancer('www', 'ap-south-1'))] }),
    expect: { zone: unread('not-collected', 'lb-1') },
  },
  {
    name: 'a balancer does not say how it is called',
    world: testInventory({ resources: [zone(expectsBalancer('www')), valueOrNull(denied)] }),
    expect: { zone: denied },
  },
  {
    name: 'a site in a bucket that is gone',
    world: testInventory({
      resources: [zone(record('old.example', ['x'], { expectedTargets: [{ kind: 'bucket', name: 'old.example' }] }))],
    }),
    expect: { zone: value([{ name: 'old.example', to: 'old.example', address: false }]) },
    unreadWhenRefused: ['bucket'],
  },
  {
    name: 'an address that no server and no reserved address has',
    world: testInventory({ resources: [zone(expectsAddress), reserved(['203.0.113.8'])] }),
    expect: { zone: value([{ name: 'shop', to: '203.0.113.9', address: true }]) },
    unreadWhenRefused: ['public-ip', 'server'],
  },
  {
    name: 'an address that is ours',
    world: testInventory({ resources: [zone(expectsAddress), reserved(['203.0.113.9'])] }),
    expect: { zone: value([]) },
  },
  {
    name: 'an address that a database or a cluster may have',
    world: testInventory({ resources: [zone(mayBeHeld), resource('database', { id: 'db', facets: {} })] }),
    expect: { zone: value([{ name: 'shop', to: '203.0.113.9', address: true }]) },
    unreadWhenRefused: ['public-ip', 'server', 'load-balancer', 'database', 'kubernetes-cluster'],
  },
  {
    name: 'a database has it',
    world: testInventory({
      resources: [zone(mayBeHeld), resource('database', { id: 'db', facets: { addresses: ['203.0.113.9'] } })],
    }),
    expect: { zone: value([]) },
  },
  {
    name: 'a cluster does not say which one it has',
    world: testInventory({
      resources: [zone(mayBeHeld), resource('kubernetes-cluster', { id: 'k', facets: { addresses: denied } })],
    }),
    expect: { zone: denied },
  },
  {
    name: 'a zone that the world cannot ask',
    world: testInventory({ resources: [resource('dns-zone', { id: 'zone', facets: { dnsRecords: null } })] }),
    expect: { zone: absent },
  },
]);
