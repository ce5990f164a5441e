import { describe, it } from 'vitest';
import { createFactTester, resource, world } from '../../../src/check/testing.ts';
import { floodDefence, webFilter } from '../../../src/facts/network/endpoint-protection.ts';
import { machineNames, strayNames } from '../../../src/facts/network/dns-records.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const tester = createFactTester({ describe, it });
const rules: Facets['webRules'] = { blocks: 1, watches: 0, managed: true, limitsRate: true, default: 'allow' };
const filter = (guards: string[] | typeof denied) =>
  resource('firewall', {
    id: 'waf',
    facets: {
      webRules: rules,
      links: Array.isArray(guards) ? guards.map(to => ({ to, role: 'guards' })) : guards,
    },
  });
const balancer = (id = 'lb') => resource('load-balancer', { id, facets: {} });
const edge = (...to: string[]) =>
  resource('edge', { id: 'site', facets: { links: to.map(one => ({ to: one, role: 'filter' })) } });

tester(webFilter, [
  {
    name: 'a filter names the balancer',
    world: world({ resources: [balancer(), balancer('other'), filter(['lb'])] }),
    expect: { lb: value({ rules }), other: value({ rules: null }) },
  },
  {
    name: 'no filter names it',
    world: world({ resources: [balancer()] }),
    expect: { lb: value({ rules: null }) },
    unreadWhenRefused: ['firewall'],
  },
  {
    name: 'a filter does not say what it guards',
    world: world({ resources: [balancer(), filter(denied)] }),
    expect: { lb: denied },
  },
  {
    name: 'an edge names its filter, or none, whatever lists were refused',
    world: world({ resources: [edge('waf'), filter([])] }),
    expect: { site: value({ rules }) },
  },
  {
    name: 'an edge without a filter has none',
    world: world({ resources: [edge()], refused: ['firewall'] }),
    expect: { site: value({ rules: null }) },
  },
  {
    name: 'an edge names a filter that we did not see',
    world: world({ resources: [edge('gone')] }),
    expect: { site: unread('not-collected', 'gone') },
  },
]);

const owner = (floodShield: Facets['floodShield'] | null | typeof denied) =>
  resource('account', { id: 'root', facets: { floodShield } });

tester(floodDefence, [
  {
    name: 'nothing is paid for',
    world: world({ resources: [balancer(), owner(null)] }),
    expect: { lb: value('basic') },
  },
  {
    name: 'it is defended',
    world: world({ resources: [balancer(), balancer('other'), owner({ protects: ['lb'], contacts: 1 })] }),
    expect: { lb: value('defended'), other: value('left-out') },
  },
  {
    name: 'there is nobody to call',
    world: world({ resources: [balancer(), owner({ protects: ['lb'], contacts: 0 })] }),
    expect: { lb: value('silent') },
  },
  {
    name: 'nobody listed the account',
    world: world({ resources: [balancer()] }),
    expect: { lb: unread('not-collected', balancer().account) },
    unreadWhenRefused: ['account'],
  },
  { name: 'nobody may ask', world: world({ resources: [balancer(), owner(denied)] }), expect: { lb: denied } },
]);

const record = (name: string, to: string[], more: object = {}) => ({
  name,
  to,
  choice: 'none' as const,
  expects: [],
  ...more,
});
const zone = (...records: Facets['records']) => resource('dns-zone', { id: 'zone', facets: { records } });
const address = (server?: string) =>
  resource('address', {
    id: 'eip',
    facets: { knownAs: ['192.0.2.1'], links: server === undefined ? [] : [{ to: server, role: 'server' }] },
  });
const server = resource('server', { id: 'i-1', name: 'web-1', facets: {} });

tester(machineNames, [
  {
    name: 'a name leads to the fixed address of one machine',
    world: world({ resources: [zone(record('www', ['192.0.2.1'])), address('i-1'), server] }),
    expect: { zone: value([{ name: 'www', machine: 'web-1' }]) },
  },
  {
    name: 'the address is at no machine, the name has a second one, or chooses',
    world: world({
      resources: [
        zone(
          record('a', ['192.0.2.9']),
          record('b', ['192.0.2.1', '192.0.2.2']),
          record('c', ['192.0.2.1'], { choice: 'watched' }),
        ),
        address('i-1'),
        server,
      ],
    }),
    expect: { zone: value([]) },
    unreadWhenRefused: ['address'],
  },
  {
    name: 'records are unread',
    world: world({ resources: [resource('dns-zone', { id: 'zone', facets: { records: denied } })] }),
    expect: { zone: denied },
  },
]);

const expectsBalancer = (name: string, region = 'eu-west-1') =>
  record(name, ['x'], { expects: [{ kind: 'load-balancer', region, name: 'lb-1' }] });
const known = (knownAs: string[] | typeof denied) => resource('load-balancer', { id: 'lb', facets: { knownAs } });

tester(strayNames, [
  {
    name: 'what a name leads to is ours',
    world: world({ resources: [zone(expectsBalancer('www')), known(['lb-1'])] }),
    expect: { zone: value([]) },
  },
  {
    name: 'nobody has it',
    world: world({ resources: [zone(expectsBalancer('www')), known(['lb-2'])] }),
    expect: { zone: value([{ name: 'www', to: 'lb-1' }]) },
    unreadWhenRefused: ['load-balancer'],
  },
  {
    name: 'it is in a region that was not read',
    world: world({ resources: [zone(expectsBalancer('www', 'ap-south-1'))] }),
    expect: { zone: unread('not-collected', 'lb-1') },
  },
  {
    name: 'a balancer does not say how it is called',
    world: world({ resources: [zone(expectsBalancer('www')), known(denied)] }),
    expect: { zone: denied },
  },
  {
    name: 'a site in a bucket that is gone',
    world: world({
      resources: [zone(record('old.example', ['x'], { expects: [{ kind: 'bucket', name: 'old.example' }] }))],
    }),
    expect: { zone: value([{ name: 'old.example', to: 'old.example' }]) },
    unreadWhenRefused: ['bucket'],
  },
  {
    name: 'a zone that the world cannot ask',
    world: world({ resources: [resource('dns-zone', { id: 'zone', facets: { records: null } })] }),
    expect: { zone: absent },
  },
]);
