import { describe, it } from 'vitest';
import { consoleChanges } from '../../../src/facts/monitoring/account-activity.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const account = resource('account', { id: 'main', region: 'global' });
const region = (id: string, changes: number, console: Facets['recentChanges']['console'] = []) =>
  resource('region', { id, region: id, facets: { recentChanges: { changes, console, complete: true } } });

createFactTester({ describe, it })(consoleChanges, [
  {
    name: 'changes of all regions together; a person counts once',
    world: testInventory({
      resources: [
        account,
        region('r1', 10, [
          { who: 'ada', changes: 3 },
          { who: 'bob', changes: 1 },
        ]),
        region('r2', 5, [{ who: 'ada', changes: 2 }]),
      ],
    }),
    expect: { main: value({ changes: 15, console: 6, people: 2 }) },
    unreadWhenRefused: ['region'],
  },
  {
    name: 'no change at all',
    world: testInventory({ resources: [account, region('r1', 0)] }),
    expect: { main: value({ changes: 0, console: 0, people: 0 }) },
  },
  {
    name: 'one region is unread',
    world: testInventory({
      resources: [
        account,
        region('r1', 1),
        resource('region', { id: 'r2', region: 'r2', facets: { recentChanges: unread('denied') } }),
      ],
    }),
    expect: { main: unread('denied') },
  },
]);
