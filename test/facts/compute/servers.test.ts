import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../support/world.ts';
import {
  acceleratedNetworkingUse,
  replacementGroup,
  loadBalancers,
  faultDomainPeers,
  targetZones,
} from '../../../src/facts/compute/servers.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const test = createFactTester({ describe, it });

const server = (id: string, relationships: Facets['relationships'] | typeof denied = []) =>
  resource('server', { id, facets: { relationships } });
const group = (id: string, members: string[] | typeof denied) =>
  resource('server-group', {
    id,
    facets: { relationships: Array.isArray(members) ? members.map(to => ({ to, role: 'member' })) : members },
  });

test(replacementGroup, [
  {
    name: 'a member of a group and a server on its own',
    world: testInventory({ resources: [server('web-1'), server('cron'), group('web', ['web-1'])] }),
    expect: { 'web-1': value('web'), cron: value(null) },
    unreadWhenRefused: ['server-group'],
  },
  {
    name: 'a server that knows its group by name, which no list shows',
    world: testInventory({
      resources: [server('node-1', [{ to: 'eks-nodes', role: 'group' }])],
      refused: ['server-group'],
    }),
    expect: { 'node-1': value('eks-nodes') },
  },
  {
    name: 'the members of a group of this region are unread',
    world: testInventory({
      resources: [server('web-1'), server('web-2'), group('web', denied), group('blue', ['web-1'])],
    }),
    expect: { 'web-1': value('blue'), 'web-2': denied },
  },
  {
    name: 'a refused list elsewhere changes nothing here',
    world: testInventory({
      resources: [
        server('cron'),
        resource('server', { id: 'far', region: 'us-east-1', facets: { relationships: [] } }),
      ],
      refused: [{ kind: 'server-group', region: 'us-east-1' }],
    }),
    expect: { cron: value(null), far: unread('denied', 'test:List server-group') },
  },
  {
    name: 'its own links are unread',
    world: testInventory({ resources: [server('cron', denied)] }),
    expect: { cron: denied },
  },
]);

const inSet = (id: string, set: string, state: Facets['state'] | typeof denied = 'running') =>
  resource('server', { id, facets: { state, relationships: [{ to: set, role: 'availability-set' }] } });

test(faultDomainPeers, [
  {
    name: 'running machines of one set, and of another',
    world: testInventory({
      resources: [inSet('a', 'web'), inSet('b', 'web'), inSet('c', 'web', 'stopped'), inSet('d', 'batch')],
    }),
    expect: { a: value(1), b: value(1), c: value(2), d: value(0) },
  },
  {
    name: 'one whose sister may run, and one in no set',
    world: testInventory({ resources: [inSet('a', 'web'), inSet('b', 'web', denied), server('alone')] }),
    expect: { a: denied, alone: value(0) },
  },
]);

const sized = (
  id: string,
  supportsAcceleratedNetworking: boolean | undefined,
  facets: NonNullable<Parameters<typeof resource>[1]>['facets'] = {},
) =>
  resource('server', {
    id,
    facets: {
      performance: {
        type: 'D4',
        burstable: false,
        ...(supportsAcceleratedNetworking === undefined ? {} : { supportsAcceleratedNetworking }),
      },
      ...facets,
    },
  });

test(acceleratedNetworkingUse, [
  {
    name: 'of machines whose type can be given the short one, and of one that has no choice',
    world: testInventory({
      resources: [
        sized('short', true, { acceleratedNetworking: true }),
        sized('long', true, { acceleratedNetworking: false }),
        sized('small', undefined, { acceleratedNetworking: false }),
        sized('elsewhere', undefined),
      ],
    }),
    expect: { short: value('enabled'), long: value('disabled'), small: absent, elsewhere: absent },
  },
  {
    name: 'of a machine whose cards nobody showed us',
    world: testInventory({ resources: [sized('untold', true)] }),
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

test(loadBalancers, [
  {
    name: 'two balancers send to one server, none to the other',
    world: testInventory({
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
    world: testInventory({
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
        spread: 'single-zone',
        locations: [{ region: 'eu-west-1', role: 'primary', ...(zone === undefined ? {} : { zone }) }],
      },
    },
  });

test(targetZones, [
  {
    name: 'healthy targets in two zones; a sick one does not count',
    world: testInventory({
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
    world: testInventory({
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
    world: testInventory({ resources: [balancer('shop', [target('web-1', false)])] }),
    expect: { shop: value([]) },
  },
  {
    name: 'its targets are unread',
    world: testInventory({ resources: [balancer('shop', denied)] }),
    expect: { shop: denied },
  },
  {
    name: 'a target that no list shows may be in another zone',
    world: testInventory({
      resources: [balancer('shop', [target('web-1'), target('10.0.0.7')]), placed('web-1', 'euw1-az1')],
    }),
    expect: { shop: unread('not-collected', '10.0.0.7') },
  },
  {
    name: 'a target that no list shows changes nothing where there are two zones already',
    world: testInventory({
      resources: [balancer('shop', [target('a', true, 'euw1-az1'), target('b', true, 'euw1-az2'), target('10.0.0.7')])],
    }),
    expect: { shop: value(['euw1-az1', 'euw1-az2']) },
  },
  {
    name: 'a target whose zone has no name may be in another zone',
    world: testInventory({ resources: [balancer('shop', [target('web-1')]), placed('web-1', undefined)] }),
    expect: { shop: unread('not-collected', 'web-1') },
  },
]);
