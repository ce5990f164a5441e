import { describe, it } from 'vitest';
import { backupDeletionReach } from '../../../src/facts/backups/backup-deletion-reach.ts';
import type { Facets } from '../../../src/model/facets.ts';
import type { Facts } from '../../../src/model/facts.ts';
import { absent, unread, value, type Unread } from '../../../src/model/reading.ts';
import type { Resource } from '../../../src/model/resource.ts';
import { ACCOUNT, createFactTester, REGION, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });
const AWAY = '999900001111';
const THIRD = '555566667777';
const denied = unread('denied');

const orders = resource('database', { id: 'orders', facets: { automatedBackups: null } });
const copy = (id: string, rest: Partial<Facets['backup']> = {}) =>
  resource('backup', {
    id,
    account: rest.account ?? ACCOUNT,
    facets: {
      backup: {
        source: 'orders',
        provider: 'aws',
        account: ACCOUNT,
        region: REGION,
        takenAt: '2026-06-29T00:00:00Z',
        immutability: 'none',
        ...rest,
      },
    },
  });
const role = (
  account: string,
  deletePermissions: Facets['deletePermissions'] | Unread,
  trustedPrincipals: Facets['trustedPrincipals'] | Unread,
  name = `role-${account}`,
) => resource('identity', { id: name, account, region: 'global', facets: { deletePermissions, trustedPrincipals } });
const taker = (
  principal: string,
  type: Facets['trustedPrincipals'][number]['type'] = 'account',
): Facets['trustedPrincipals'][number] => ({
  type,
  principal,
  requiresExternalIdOrMfa: true,
});
const member = (account: string, organization: string | null | Unread) =>
  resource('account', {
    id: account,
    account,
    region: 'global',
    facets: {
      organizationMembership:
        typeof organization === 'string' ? { organization, managementAccount: '777788889999' } : organization,
    },
  });
const reachedBy = (by: Facts['backupDeletionReach']['reach'], ...who: string[]) =>
  value({ reach: by, principals: who });

/** The company's database with these copies, in two accounts that know each other as far as it says. */
const accounts = (
  resources: readonly Resource[],
  members: readonly Resource[] = [member(ACCOUNT, null), member(AWAY, null)],
) =>
  testInventory({
    resources: [orders, ...members, ...resources],
    targets: [ACCOUNT, AWAY].map(account => ({ account, regions: [REGION, 'global'] })),
  });
const away = copy('point', { account: AWAY });

test(backupDeletionReach, [
  { name: 'no copy', world: accounts([]), expect: { orders: absent }, unreadWhenRefused: ['backup'] },
  { name: 'copies beside it', world: accounts([copy('snap')]), expect: { orders: reachedBy('account', ACCOUNT) } },
  {
    name: 'a lock that nobody can lift, beside it',
    world: accounts([copy('snap'), copy('locked', { immutability: 'locked' })]),
    expect: { orders: reachedBy('none') },
  },
  {
    name: 'a lock that has ended, and one that an administrator can lift',
    world: accounts([
      copy('ended', { immutability: 'locked', immutableUntil: '2026-06-29T12:00:00Z' }),
      copy('lifted', { immutability: 'unlocked' }),
    ]),
    expect: { orders: reachedBy('account', ACCOUNT) },
  },
  {
    name: 'a lock of which nobody told us',
    world: accounts([copy('snap', { immutability: 'unread' })]),
    expect: { orders: unread('denied', 'immutability of backups') },
  },
  {
    name: 'another account that lets nobody in',
    world: accounts([copy('snap'), away]),
    expect: { orders: reachedBy('none') },
    unreadWhenRefused: ['identity', 'account'],
  },
  {
    name: 'another account that lets this one in with everything',
    world: accounts([away, role(AWAY, 'all', [taker(ACCOUNT)])]),
    expect: { orders: reachedBy('principal', ACCOUNT) },
  },
  {
    name: 'this account lets the other one in',
    world: accounts([away, role(ACCOUNT, 'all', [taker(AWAY)])]),
    expect: { orders: reachedBy('principal', AWAY) },
  },
  {
    name: 'a third account is let in on both sides',
    world: accounts([away, role(ACCOUNT, 'all', [taker(THIRD)]), role(AWAY, 'all', [taker(THIRD)])]),
    expect: { orders: reachedBy('principal', THIRD) },
  },
  {
    name: 'a person of the directory has rights on both sides',
    world: accounts([away, role(ACCOUNT, 'all', [taker('ada', 'user')]), role(AWAY, 'all', [taker('ada', 'user')])]),
    expect: { orders: reachedBy('principal', 'ada') },
  },
  {
    name: 'the other account lets in whoever belongs to the organization, or everybody',
    world: accounts(
      [away, role(AWAY, 'all', [taker('o-shop', 'organization')])],
      [member(ACCOUNT, 'o-shop'), member(AWAY, null)],
    ),
    expect: { orders: reachedBy('principal', ACCOUNT) },
  },
  {
    name: 'the other account lets everybody in',
    world: accounts([away, role(AWAY, 'all', [taker('*', 'public')])]),
    expect: { orders: reachedBy('principal', ACCOUNT) },
  },
  {
    name: 'whom it lets in may look, or is let in by a service or a directory',
    world: accounts([
      away,
      role(AWAY, 'none', [taker(ACCOUNT)], 'auditor'),
      role(AWAY, 'all', [taker('backup.amazonaws.com', 'service'), taker('saml', 'federated'), taker(AWAY)], 'own'),
    ]),
    expect: { orders: reachedBy('none') },
  },
  {
    name: 'an administrator, where nobody says what he may delete',
    world: accounts([
      away,
      ...[ACCOUNT, AWAY].map(account =>
        resource('identity', {
          id: `assignment-${account}`,
          account,
          facets: { privilegeLevel: 'administrator', trustedPrincipals: [taker('ada', 'user')] },
        }),
      ),
    ]),
    expect: { orders: reachedBy('principal', 'ada') },
  },
  {
    name: 'a copy beside it that only the people of another account can release',
    world: accounts([copy('guarded', { approverAccount: AWAY })]),
    expect: { orders: reachedBy('none') },
  },
  {
    name: 'whom it lets in may delete something, and nobody can say whether it is this',
    world: accounts([away, role(AWAY, 'some', [taker(ACCOUNT)])]),
    expect: { orders: unread('unsupported', 'what role-999900001111 may delete') },
  },
  {
    name: 'nobody may read what those may do, or who they are',
    world: accounts([away, role(AWAY, denied, [taker(ACCOUNT)])]),
    expect: { orders: denied },
  },
  {
    name: 'nobody may read whom it lets in',
    world: accounts([away, role(AWAY, 'all', denied)]),
    expect: { orders: denied },
  },
  {
    name: 'both belong to one organization',
    world: accounts([away, copy('snap')], [member(ACCOUNT, 'o-shop'), member(AWAY, 'o-shop')]),
    expect: { orders: reachedBy('organization', '777788889999') },
  },
  {
    name: 'they belong to two',
    world: accounts([away], [member(ACCOUNT, 'o-shop'), member(AWAY, 'o-bank')]),
    expect: { orders: reachedBy('none') },
  },
  {
    name: 'nobody knows to which',
    world: accounts([away], [member(ACCOUNT, 'o-shop'), member(AWAY, denied)]),
    expect: { orders: denied },
  },
  {
    name: 'an account that was not read',
    world: accounts([copy('point', { account: THIRD })], [member(ACCOUNT, null), member(AWAY, null)]),
    expect: { orders: unread('not-collected', THIRD) },
  },
]);
