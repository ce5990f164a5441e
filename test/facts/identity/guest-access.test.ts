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

const trusting = (...guestsOf: string[]): TestFacets => ({
  unscopedActions: [],
  trustedPrincipals: [
    {
      ...{ type: 'federated', principal: 'cognito-identity.amazonaws.com', requiresExternalIdOrMfa: true },
      ...(guestsOf.length > 0 ? { guestsOf } : {}),
    },
  ],
});
const POOLS = region('r1', [
  { pool: 'shop', poolId: 'r1:1', classicFlow: true },
  { pool: 'news', poolId: 'r1:2', role: 'guests', classicFlow: false },
]);

test(guestAccess, [
  {
    name: 'to every role that admits guests of a pool with the classic flow',
    world: testInventory({
      resources: [
        role('users', trusting('r1:1')),
        role('readers', trusting('r1:2')),
        role('members', trusting()),
        role('guests', trusting('r1:2')),
        POOLS,
      ],
    }),
    expect: { users: value('unlimited'), readers: value('none'), members: value('none'), guests: value('limited') },
  },
  {
    name: 'where the trust of a role was refused and a pool has the classic flow',
    world: testInventory({
      resources: [role('users', { unscopedActions: [], trustedPrincipals: unread('denied') }), POOLS],
    }),
    expect: { users: unread('denied') },
  },
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
