import { describe, it } from 'vitest';
import { decoupling, usedAsDeadLetter } from '../../../src/facts/compute/messaging.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const denied = unread('denied');
const queue = (id: string, deadLetter: Facets['deadLetter'] | typeof denied | null) =>
  resource('messaging', { id, facets: { deadLetter } });

test(usedAsDeadLetter, [
  {
    name: 'a queue and the one that takes what failed',
    world: testInventory({
      resources: [
        queue('orders', { destinations: ['failed'], pathsWithout: 0 }),
        queue('failed', { destinations: [], pathsWithout: 1 }),
      ],
    }),
    expect: { failed: value(true), orders: value(false) },
  },
  {
    name: 'one that we could not look into may lead there',
    world: testInventory({
      resources: [queue('orders', denied), queue('failed', { destinations: [], pathsWithout: 1 })],
    }),
    expect: { orders: denied, failed: denied },
  },
  {
    name: 'the list of queues was refused',
    world: testInventory({
      resources: [queue('failed', { destinations: [], pathsWithout: 1 })],
      refused: ['messaging'],
    }),
    expect: { failed: unread('denied', 'test:List messaging') },
  },
]);

const home = resource('account', { id: ACCOUNT, region: 'global', facets: {} });
const group = (id: string) => resource('server-group', { id, facets: {} });

test(decoupling, [
  {
    name: 'two groups and nothing between',
    world: testInventory({ resources: [home, group('web'), group('till')] }),
    expect: { [ACCOUNT]: value({ components: 2, queues: 0 }) },
    unreadWhenRefused: ['messaging', 'server-group'],
  },
  {
    name: 'a queue that we saw is one, whatever else was refused',
    world: testInventory({ resources: [home, group('web'), queue('orders', null)], refused: ['messaging'] }),
    expect: { [ACCOUNT]: value({ components: 1, queues: 1 }) },
  },
]);
