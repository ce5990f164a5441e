import { describe, it } from 'vitest';
import { deliveries, faultTests, seenFromOutside, unheardEvents } from '../../../src/facts/monitoring/account-activity.ts';
import { answers } from '../../../src/facts/monitoring/management-agent.ts';
import type { FacetSketch } from '../../../src/check/testing.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, world } from '../../support/world.ts';

const account = (facets: FacetSketch = {}) => resource('account', { id: 'main', region: 'global', facets });
const region = (id: string, facets: FacetSketch) => resource('region', { id, region: id, facets });
const test = createFactTester({ describe, it });

test(faultTests, [
  {
    name: 'all regions together, by the latest of them',
    world: world({
      resources: [
        account(),
        region('r1', { experiments: { prepared: 1, latest: '2026-05-01T00:00:00Z' } }),
        region('r2', { experiments: { prepared: 2 } }),
      ],
    }),
    expect: { main: value({ prepared: 3, latest: '2026-05-01T00:00:00Z' }) },
    unreadWhenRefused: ['region'],
  },
  {
    name: 'in one word for the whole account',
    world: world({ resources: [account({ experiments: { prepared: 1 } })] }),
    expect: { main: value({ prepared: 1, latest: null }) },
  },
  {
    name: 'the word of the account is not heard',
    world: world({ resources: [account({ experiments: unread('denied') })] }),
    expect: { main: unread('denied') },
  },
]);

test(seenFromOutside, [
  {
    name: 'a probe of the account',
    world: world({ resources: [account({ outsideProbes: 1 })] }),
    expect: { main: value(true) },
  },
  {
    name: 'none of the account',
    world: world({ resources: [account({ outsideProbes: 0 })] }),
    expect: { main: value(false) },
  },
  {
    name: 'a probe in one region',
    world: world({ resources: [account(), region('r1', { outsideProbes: 0 }), region('r2', { outsideProbes: 1 })] }),
    expect: { main: value(true) },
    unreadWhenRefused: ['region'],
  },
]);

const alarm = (id: string, measure: string, actions = 1) =>
  resource('alarm', {
    id,
    region: 'global',
    facets: { alarm: { enabled: true, actions, purpose: 'people', state: 'quiet', measure } },
  });
const watch = (...heard: string[]) => [
  { event: 'rights' as const, measures: heard },
  { event: 'doors' as const, measures: ['d'] },
];

test(unheardEvents, [
  {
    name: 'what no heard alarm follows, and not what the provider has no such thing of',
    world: world({ resources: [account({ eventWatch: watch() }), alarm('a', 'd')] }),
    expect: { main: value(['rights']) },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'an alarm that tells nobody',
    world: world({ resources: [account({ eventWatch: watch('r') }), alarm('a', 'd', 0), alarm('b', 'r')] }),
    expect: { main: value(['doors']) },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'each in a region of its own',
    world: world({
      resources: [
        account(),
        region('r1', { eventWatch: [{ event: 'rights', measures: ['r'] }] }),
        region('r2', { eventWatch: watch() }),
        alarm('a', 'd'),
        alarm('b', 'r'),
      ],
    }),
    expect: { main: value([]) },
    unreadWhenRefused: ['alarm', 'region'],
  },
]);

test(deliveries, [
  {
    name: 'a pipeline elsewhere that is let in',
    world: world({
      resources: [
        account(),
        region('r1', { pipelines: 0 }),
        resource('identity', {
          id: 'role',
          facets: { takenBy: [{ sort: 'directory', who: 'ci', guarded: true, pipeline: true }] },
        }),
      ],
    }),
    expect: { main: value({ pipelines: 0, trusted: 1 }) },
    unreadWhenRefused: ['identity'],
  },
  {
    name: 'people alone',
    world: world({
      resources: [
        account(),
        region('r1', { pipelines: 0 }),
        resource('identity', { id: 'role', facets: { takenBy: [{ sort: 'directory', who: 'ad', guarded: true }] } }),
      ],
    }),
    expect: { main: value({ pipelines: 0, trusted: 0 }) },
    unreadWhenRefused: ['identity', 'region'],
  },
]);

const server = resource('server', { id: 's1' });
test(answers, [
  {
    name: 'the list of the account has it',
    world: world({ resources: [server, account({ answeringServers: ['s1'] })] }),
    expect: { s1: value(true) },
    unreadWhenRefused: ['account'],
  },
  {
    name: 'the list of its region has it not',
    world: world({
      resources: [server, account(), resource('region', { id: 'r', facets: { answeringServers: ['s2'] } })],
    }),
    expect: { s1: value(false) },
    unreadWhenRefused: ['region'],
  },
]);
