import { describe, it } from 'vitest';
import { buffers, catches } from '../../../src/facts/compute/messaging.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { ACCOUNT, createFactTester, resource, world } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const denied = unread('denied');
const queue = (id: string, undelivered: Facets['undelivered'] | typeof denied | null) =>
  resource('messaging', { id, facets: { undelivered } });

test(catches, [
  {
    name: 'a queue and the one that takes what failed',
    world: world({
      resources: [queue('orders', { kept: ['failed'], lost: 0 }), queue('failed', { kept: [], lost: 1 })],
    }),
    expect: { failed: value(true), orders: value(false) },
  },
  {
    name: 'one that we could not look into may lead there',
    world: world({ resources: [queue('orders', denied), queue('failed', { kept: [], lost: 1 })] }),
    expect: { orders: denied, failed: denied },
  },
  {
    name: 'the list of queues was refused',
    world: world({ resources: [queue('failed', { kept: [], lost: 1 })], refused: ['messaging'] }),
    expect: { failed: unread('denied', 'test:List messaging') },
  },
]);

const home = resource('account', { id: ACCOUNT, region: 'global', facets: {} });
const group = (id: string) => resource('server-group', { id, facets: {} });

test(buffers, [
  {
    name: 'two groups and nothing between',
    world: world({ resources: [home, group('web'), group('till')] }),
    expect: { [ACCOUNT]: value({ parts: 2, between: 0 }) },
    unreadWhenRefused: ['messaging', 'server-group'],
  },
  {
    name: 'a queue that we saw is one, whatever else was refused',
    world: world({ resources: [home, group('web'), queue('orders', null)], refused: ['messaging'] }),
    expect: { [ACCOUNT]: value({ parts: 1, between: 1 }) },
  },
]);
