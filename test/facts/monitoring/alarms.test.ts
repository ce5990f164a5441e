import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';
import { alarmDelivery, alarmRecipientCount } from '../../../src/facts/monitoring/alarms.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value, type Unread } from '../../../src/model/reading.ts';

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
          : { enabled: true, actions: 1, purpose: 'notification', state: 'ok', ...change },
    },
  });

const topic = (id: string, subscriberCount: number | Unread) =>
  resource('messaging', { id, facets: { subscriberCount } });
const tells = (...ids: string[]) => ({ actions: ids.length, topics: ids.map(id => ({ id, account: ACCOUNT })) });

createFactTester({ describe, it })(alarmDelivery, [
  {
    name: 'one that somebody hears, among others',
    world: testInventory({
      resources: [account, alarm('deaf', { actions: 0 }), alarm('heard'), alarm('hidden', 'unread')],
    }),
    expect: { main: value('delivered') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'none',
    world: testInventory({ resources: [account] }),
    expect: { main: value('no-alarms') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'silenced, or without action',
    world: testInventory({ resources: [account, alarm('a', { enabled: false }), alarm('b', { actions: 0 })] }),
    expect: { main: value('no-recipients') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'those that only add machines do not count',
    world: testInventory({ resources: [account, alarm('a', { purpose: 'autoscaling' })] }),
    expect: { main: value('no-alarms') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'an account without alarms beside one with',
    world: testInventory({ resources: [account, alarm('a', {}, OTHER)] }),
    expect: { main: value('no-alarms') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'one that we were not shown may be heard',
    world: testInventory({ resources: [account, alarm('a', 'unread'), alarm('b', { actions: 0 })] }),
    expect: { main: unread('denied') },
  },
  {
    name: 'alarms that tell a topic that was deleted',
    world: testInventory({ resources: [account, alarm('a', tells('gone'))] }),
    expect: { main: value('no-recipients') },
    unreadWhenRefused: ['alarm', 'messaging'],
  },
  {
    name: 'alarms that ring where nobody listens',
    world: testInventory({ resources: [account, topic('empty', 0), alarm('a', tells('empty'))] }),
    expect: { main: value('no-recipients') },
    unreadWhenRefused: ['alarm'],
  },
  {
    name: 'alarms that ring where nobody knows who listens',
    world: testInventory({ resources: [account, topic('hidden', unread('denied')), alarm('a', tells('hidden'))] }),
    expect: { main: unread('denied') },
  },
  {
    name: 'one that is heard beside those',
    world: testInventory({
      resources: [account, topic('hidden', unread('denied')), alarm('a', tells('hidden')), alarm('b')],
    }),
    expect: { main: value('delivered') },
    unreadWhenRefused: ['alarm'],
  },
]);

createFactTester({ describe, it })(alarmRecipientCount, [
  {
    name: 'topics with listeners, without, and something that acts by itself',
    world: testInventory({
      resources: [
        topic('loud', 2),
        topic('empty', 0),
        alarm('a', tells('loud', 'empty')),
        alarm('b', { ...tells('empty'), actions: 2 }),
        alarm('c', tells('empty')),
        alarm('d', { actions: 0 }),
      ],
    }),
    expect: { a: value(2), b: value(1), c: value(0), d: value(0) },
  },
  {
    name: 'a topic that was deleted',
    world: testInventory({ resources: [alarm('a', tells('gone'))] }),
    expect: { a: value(0) },
    unreadWhenRefused: ['messaging'],
  },
  {
    name: 'a topic of an account that was not read, alone and beside one that is heard',
    world: testInventory({
      resources: [
        topic('loud', 1),
        alarm('a', { actions: 1, topics: [{ id: 'far', account: OTHER }] }),
        alarm('b', {
          actions: 2,
          topics: [
            { id: 'far', account: OTHER },
            { id: 'loud', account: ACCOUNT },
          ],
        }),
      ],
    }),
    expect: { a: unread('not-collected', 'far'), b: value(1) },
  },
  {
    name: 'a topic of which nobody tells us who listens',
    world: testInventory({
      resources: [topic('hidden', unread('denied')), alarm('a', tells('hidden')), alarm('b', 'unread')],
    }),
    expect: { a: unread('denied'), b: unread('denied') },
  },
]);
