import { describe, it } from 'vitest';
import { loneServers } from '../../../src/facts/compute/standalone-servers.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, REGION, resource, world } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const region = resource('region', { id: 'here' });
const server = (id: string, zone: string, state: 'running' | 'stopped' = 'running') =>
  resource('server', {
    id,
    facets: {
      state,
      links: [],
      placement: { spread: 'zone', places: [{ region: REGION, zone, role: 'primary' }] },
    },
  });
const hidden = resource('server', {
  id: 'x',
  facets: { state: unread('denied'), links: [], placement: unread('denied') },
});

test(loneServers, [
  {
    name: 'counts what runs in no group, by zone',
    world: world({
      resources: [
        region,
        server('a-1', 'az1'),
        server('a-2', 'az1'),
        server('b-1', 'az2'),
        server('b-2', 'az2', 'stopped'),
        server('web', 'az2'),
        resource('server-group', { id: 'group', facets: { links: [{ to: 'web', role: 'member' }] } }),
      ],
    }),
    expect: { here: value({ zone: 'az1', count: 2, total: 3 }) },
    unreadWhenRefused: ['server', 'server-group'],
  },
  {
    name: 'is nothing where nothing runs',
    world: world({ resources: [region] }),
    expect: { here: value({ zone: null, count: 0, total: 0 }) },
  },
  {
    name: 'is unread where one cannot be seen',
    world: world({ resources: [region, server('a-1', 'az1'), hidden] }),
    expect: { here: unread('denied') },
  },
]);
