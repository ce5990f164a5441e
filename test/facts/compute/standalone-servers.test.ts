import { describe, it } from 'vitest';
import { standaloneServers } from '../../../src/facts/compute/standalone-servers.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, REGION, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const region = resource('region', { id: 'here' });
const server = (id: string, zone: string, state: 'running' | 'stopped' = 'running') =>
  resource('server', {
    id,
    facets: {
      state,
      relationships: [],
      placement: { spread: 'single-zone', locations: [{ region: REGION, zone, role: 'primary' }] },
    },
  });
const hidden = resource('server', {
  id: 'x',
  facets: { state: unread('denied'), relationships: [], placement: unread('denied') },
});

test(standaloneServers, [
  {
    name: 'counts what runs in no group, by zone',
    world: testInventory({
      resources: [
        region,
        server('a-1', 'az1'),
        server('a-2', 'az1'),
        server('b-1', 'az2'),
        server('b-2', 'az2', 'stopped'),
        server('web', 'az2'),
        resource('server-group', { id: 'group', facets: { relationships: [{ to: 'web', role: 'member' }] } }),
      ],
    }),
    expect: { here: value({ zone: 'az1', count: 2, total: 3 }) },
    unreadWhenRefused: ['server', 'server-group'],
  },
  {
    name: 'is nothing where nothing runs',
    world: testInventory({ resources: [region] }),
    expect: { here: value({ zone: null, count: 0, total: 0 }) },
  },
  {
    name: 'is unread where one cannot be seen',
    world: testInventory({ resources: [region, server('a-1', 'az1'), hidden] }),
    expect: { here: unread('denied') },
  },
]);
