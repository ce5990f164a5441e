import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, resource, world } from '../support/world.ts';
import { alarmsHeard } from '../../src/facts/alarms.ts';
import type { Facets } from '../../src/model/facets.ts';
import { unread, value } from '../../src/model/reading.ts';

const OTHER = '444455556666';
const account = resource('account', { id: 'main' });
const alarm = (id: string, change: Partial<Facets['alarm']> | 'unread' = {}, of = ACCOUNT) =>
  resource('alarm', {
    id,
    account: of,
    facets: {
      alarm:
        change === 'unread'
          ? unread('denied')
          : { enabled: true, actions: 1, purpose: 'people', state: 'quiet', ...change },
    },
  });

createFactTester({ describe, it })(alarmsHeard, [
  {
    name: 'one that somebody hears, among others',
    world: world({ resources: [account, alarm('deaf', { actions: 0 }), alarm('heard'), alarm('hidden', 'unread')] }),
    expect: { main: value('heard') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'none',
    world: world({ resources: [account] }),
    expect: { main: value('none') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'silenced, or without action',
    world: world({ resources: [account, alarm('a', { enabled: false }), alarm('b', { actions: 0 })] }),
    expect: { main: value('deaf') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'those that only add machines do not count',
    world: world({ resources: [account, alarm('a', { purpose: 'scaling' })] }),
    expect: { main: value('none') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'an account without alarms beside one with',
    world: world({ resources: [account, alarm('a', {}, OTHER)] }),
    expect: { main: value('none') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'one that we were not shown may be heard',
    world: world({ resources: [account, alarm('a', 'unread'), alarm('b', { actions: 0 })] }),
    expect: { main: unread('denied') },
  },
]);
