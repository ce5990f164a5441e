import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';
import { restoreHistory } from '../../../src/facts/backups/restore-history.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const OTHER = '444455556666';
const account = resource('account', { id: 'main' });
const completed = (at: string): Facets['restoreTest'] => ({ what: 'restore', outcome: 'completed', at });
const drill = (id: string, given: Facets['restoreTest'] | 'unread', of = ACCOUNT) =>
  resource('restore-test', { id, account: of, facets: { restoreTest: given === 'unread' ? unread('denied') : given } });
const [MAY, JUNE] = ['2026-05-01T00:00:00Z', '2026-06-01T00:00:00Z'];

createFactTester({ describe, it })(restoreHistory, [
  {
    name: 'the last of several',
    world: testInventory({ resources: [account, drill('b', completed(JUNE)), drill('a', completed(MAY))] }),
    expect: { main: value({ latest: JUNE, planned: false }) },
    unreadWhenRefused: ['restore-test'],
  },
  {
    name: 'none',
    world: testInventory({ resources: [account] }),
    expect: { main: value({ latest: null, planned: false }) },
    unreadWhenRefused: ['restore-test'],
  },
  {
    name: 'what failed, what runs and what is planned prove nothing',
    world: testInventory({
      resources: [
        account,
        drill('a', { what: 'restore', outcome: 'failed', at: JUNE }),
        drill('b', { what: 'restore', outcome: 'running' }),
        drill('c', { what: 'restore', outcome: 'planned' }),
      ],
    }),
    expect: { main: value({ latest: null, planned: true }) },
    unreadWhenRefused: ['restore-test'],
  },
  {
    name: 'another rehearsal is no restore',
    world: testInventory({ resources: [account, drill('a', { what: 'failover', outcome: 'completed', at: JUNE })] }),
    expect: { main: value({ latest: null, planned: false }) },
    unreadWhenRefused: ['restore-test'],
  },
  {
    name: 'one in another account',
    world: testInventory({ resources: [account, drill('a', completed(MAY), OTHER)] }),
    expect: { main: value({ latest: null, planned: false }) },
    unreadWhenRefused: ['restore-test'],
  },
  {
    name: 'one that we were not shown may be the last',
    world: testInventory({ resources: [account, drill('a', completed(MAY)), drill('b', 'unread')] }),
    expect: { main: unread('denied') },
  },
]);
