import { describe, it } from 'vitest';
import { administrators } from '../../../src/facts/identity/administrators.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, world } from '../../support/world.ts';

const denied = unread('denied');
const OTHER = '999900001111';
const account = (membership: Facets['membership'] | typeof denied | null = null) =>
  resource('account', { id: 'root', facets: { membership } });
const LOG_IN = { console: true, keys: [] };
type Powers = Facets['powers'] | typeof denied;
const user = (name: string, powers: Powers, credentials: Facets['credentials'] | typeof denied = LOG_IN) =>
  resource('identity', { id: name, facets: { powers, credentials, takenBy: null } });
const role = (name: string, powers: Powers, takenBy: Facets['takenBy'] | typeof denied) =>
  resource('identity', { id: name, facets: { powers, credentials: { console: false, keys: [] }, takenBy } });
const by = (sort: Facets['takenBy'][number]['sort'], who: string, guarded = false) => ({ sort, who, guarded });
const found = (users: string[], roles = 0) => ({ root: value({ users, roles }) });

createFactTester({ describe, it })(administrators, [
  {
    name: 'users that can log in, and roles that people can take',
    world: world({
      resources: [
        account(),
        user('bob', 'administrator'),
        user('ann', 'administrator', { console: false, keys: [{ active: true }] }),
        user('gone', 'administrator', { console: false, keys: [{ active: false }] }),
        user('eve', 'can-become-administrator'),
        role('admins', 'administrator', [by('directory', 'saml')]),
        role('machine', 'administrator', [by('service', 'ec2.amazonaws.com')]),
        role('readers', 'limited', [by('account', OTHER)]),
      ],
    }),
    expect: found(['ann', 'bob'], 1),
    unreadWhenRefused: ['identity'],
  },
  {
    name: 'what nobody can use does not matter, whatever it may do',
    world: world({
      resources: [
        account(),
        user('ann', 'administrator'),
        user('gone', denied, { console: false, keys: [] }),
        role('machine', denied, [by('service', 'ec2.amazonaws.com')]),
        role('limited', 'limited', denied),
      ],
    }),
    expect: found(['ann']),
  },
  {
    name: 'a user of whom we do not know what he may do',
    world: world({ resources: [account(), user('ann', 'administrator'), user('bob', denied)] }),
    expect: { root: denied },
  },
  {
    name: 'an administrator of whom we do not know whether he can log in',
    world: world({ resources: [account(), user('ann', 'administrator', denied)] }),
    expect: { root: denied },
  },
  {
    name: 'a role that may be anybody’s',
    world: world({ resources: [account(), role('admins', 'administrator', denied)] }),
    expect: { root: denied },
  },
]);
