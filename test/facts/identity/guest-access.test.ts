import { describe, it } from 'vitest';
import type { TestFacets } from '../../../src/check/testing.ts';
import { guestAccess } from '../../../src/facts/identity/guest-access.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const role = (id: string, facets: TestFacets) => resource('identity', { id, region: 'global', facets });
const region = (id: string, guestRoles: NonNullable<TestFacets['guestRoles']>) =>
  resource('region', { id, region: id, facets: { guestRoles } });
const given = (name: string, classicFlow: boolean) => ({ pool: 'p', role: name, classicFlow });

test(guestAccess, [
  {
    name: 'by a pool of any region, without limits where one pool has none',
    world: testInventory({
      resources: [
        role('guests', { unscopedActions: [] }),
        role('visitors', { unscopedActions: [] }),
        role('users', { unscopedActions: [] }),
        role('server', { unscopedActions: null }),
        region('r1', [given('guests', false), given('visitors', false)]),
        region('r2', [given('visitors', true)]),
      ],
    }),
    expect: { guests: value('limited'), visitors: value('unlimited'), users: value('none'), server: absent },
  },
  {
    name: 'by no pool of any region',
    world: testInventory({ resources: [role('users', { unscopedActions: [] }), region('r1', [])] }),
    expect: { users: value('none') },
    unreadWhenRefused: ['region'],
  },
  {
    name: 'a region that is unread may have a pool',
    world: testInventory({
      resources: [role('guests', { unscopedActions: [] }), region('r1', unread('denied'))],
    }),
    expect: { guests: unread('denied') },
  },
]);
