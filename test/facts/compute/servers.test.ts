import { describe, it } from 'vitest';
import { createFactTester, resource, world } from '../../support/world.ts';
import { networkPath, replacedBy, servedBy, sisters, targetZones } from '../../../src/facts/compute/servers.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const test = createFactTester({ describe, it });

const server = (id: string, links: Facets['links'] | typeof denied = []) =>
  resource('server', { id, facets: { links } });
const group = (id: string, members: string[] | typeof denied) =>
  resource('server-group', {
    id,
    facets: { links: Array.isArray(members) ? members.map(to => ({ to, role: 'member' })) : members },
  });

test(replacedBy, [
  {
    name: 'a member of a group and a server on its own',
    world: world({ resources: [server('web-1'), server('cron'), group('web', ['web-1'])] }),
    expect: { 'web-1': value('web'), cron: value(null) },
    unreadWhenRefused: ['server-group'],
  },
  {
    name: 'a server that knows its group by name, which no list shows',
    world: world({ resources: [server('node-1', [{ to: 'eks-nodes', role: 'group' }])], refused: ['server-group'] }),
    expect: { 'node-1': value('eks-nodes') },
  },
  {
    name: 'the members of a group of this region are unread',
    world: world({ resources: [server('web-1'), server('web-2'), group('web', denied), group('blue', ['web-1'])] }),
    expect: { 'web-1': value('blue'), 'web-2': denied },
  },
  {
    name: 'a refused list elsewhere changes nothing here',
    world: world({
      resources: [server('cron'), resource('server', { id: 'far', region: 'us-east-1', facets: { links: [] } })],
      refused: [{ kind: 'server-group', region: 'us-east-1' }],
    }),
    expect: { cron: value(null), far: unread('denied', 'test:List server-group') },
  },
  {
    name: 'its own links are unread',
    world: world({ resources: [server('cron', denied)] }),
    expect: { cron: denied },
  },
]);

const inSet = (id: string, set: string, state: Facets['state'] | typeof denied = 'running') =>
  resource('server', { id, facets: { state, links: [{ to: set, role: 'apart' }] } });

test(sisters, [
  {
    name: 'running machines of one set, and of another',
    world: world({
      resources: [inSet('a', 'web'), inSet('b', 'web'), inSet('c', 'web', 'stopped'), inSet('d', 'batch')],
    }),
    expect: { a: value(1), b: value(1), c: value(2), d: value(0) },
  },
  {
    name: 'one whose sister may run, and one in no set',
    world: world({ resources: [inSet('a', 'web'), inSet('b', 'web', denied), server('alone')] }),
    expect: { a: denied, alone: value(0) },
  },
]);

const sized = (
  id: string,
  shortcut: boolean | undefined,
  facets: NonNullable<Parameters<typeof resource>[1]>['facets'] = {},
) =>
  resource('server', {
    id,
    facets: {
      performance: { class: 'D4', burstable: false, ...(shortcut === undefined ? {} : { shortcut }) },
      ...facets,
    },
  });

test(networkPath, [
  {
    name: 'of machines whose type can be given the short one, and of one that has no choice',
    world: world({
      resources: [
        sized('short', true, { networkShortcut: true }),
        sized('long', true, { networkShortcut: false }),
        sized('small', undefined, { networkShortcut: false }),
        sized('elsewhere', undefined),
      ],
    }),
    expect: { short: value('short'), long: value('long'), small: absent, elsewhere: absent },
  },
  {
    name: 'of a machine whose cards nobody showed us',
    world: world({ resources: [sized('untold', true)] }),
    expect: { untold: unread('not-collected') },
  },
]);

const target = (id: string, healthy = true, zone?: string): Facets['targets'][number] => ({
  id,
  healthy,
  ...(zone === undefined ? {} : { zone }),
});
const balancer = (id: string, targets: Facets['targets'] | typeof denied) =>
  resource('load-balancer', { id, facets: { targets } });

test(servedBy, [
  {
    name: 'two balancers send to one server, none to the other',
    world: world({
      resources: [
        server('web-1'),
        server('cron'),
        balancer('shop', [target('web-1')]),
        balancer('admin', [target('web-1', false)]),
      ],
    }),
    expect: { 'web-1': value(['admin', 'shop']), cron: value([]) },
    unreadWhenRefused: ['load-balancer'],
  },
  {
    name: 'what a balancer sends to is unread',
    world: world({
      resources: [server('web-1'), server('cron'), balancer('shop', [target('web-1')]), balancer('admin', denied)],
    }),
    expect: { 'web-1': value(['shop']), cron: denied },
  },
]);

const placed = (id: string, zone: string | undefined) =>
  resource('server', {
    id,
    facets: {
      placement: {
        spread: 'zone',
        places: [{ region: 'eu-west-1', role: 'primary', ...(zone === undefined ? {} : { zone }) }],
      },
    },
  });

test(targetZones, [
  {
    name: 'healthy targets in two zones; a sick one does not count',
    world: world({
      resources: [
        balancer('shop', [target('web-1'), target('10.0.0.7', true, 'euw1-az2'), target('web-3', false)]),
        placed('web-1', 'euw1-az1'),
        placed('web-3', 'euw1-az3'),
      ],
    }),
    expect: { shop: value(['euw1-az1', 'euw1-az2']) },
  },
  {
    name: 'healthy targets in one zone',
    world: world({
      resources: [
        balancer('shop', [target('web-1'), target('web-2')]),
        placed('web-1', 'euw1-az1'),
        placed('web-2', 'euw1-az1'),
      ],
    }),
    expect: { shop: value(['euw1-az1']) },
    unreadWhenRefused: ['server'],
  },
  {
    name: 'no healthy target',
    world: world({ resources: [balancer('shop', [target('web-1', false)])] }),
    expect: { shop: value([]) },
  },
  { name: 'its targets are unread', world: world({ resources: [balancer('shop', denied)] }), expect: { shop: denied } },
  {
    name: 'a target that no list shows may be in another zone',
    world: world({ resources: [balancer('shop', [target('web-1'), target('10.0.0.7')]), placed('web-1', 'euw1-az1')] }),
    expect: { shop: unread('not-collected', '10.0.0.7') },
  },
  {
    name: 'a target that no list shows changes nothing where there are two zones already',
    world: world({
      resources: [balancer('shop', [target('a', true, 'euw1-az1'), target('b', true, 'euw1-az2'), target('10.0.0.7')])],
    }),
    expect: { shop: value(['euw1-az1', 'euw1-az2']) },
  },
  {
    name: 'a target whose zone has no name may be in another zone',
    world: world({ resources: [balancer('shop', [target('web-1')]), placed('web-1', undefined)] }),
    expect: { shop: unread('not-collected', 'web-1') },
  },
]);
