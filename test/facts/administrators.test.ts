import { describe, it } from 'vitest';
import { administrators, strangersLetIn } from '../../src/facts/administrators.ts';
import type { Facets } from '../../src/model/facets.ts';
import { unread, value } from '../../src/model/reading.ts';
import { ACCOUNT, createFactTester, resource, world } from '../support/world.ts';

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

const trusting = (takenBy: Facets['takenBy'] | typeof denied | null) =>
  resource('identity', { id: 'role', facets: { takenBy } });
const stranger = (accounts: string[], everybody = false) => ({ role: value({ everybody, accounts }) });

createFactTester({ describe, it })(strangersLetIn, [
  {
    name: 'accounts that were read, the manager and the own organization are no strangers',
    world: world({
      resources: [
        account({ organization: 'o-own', manager: '222233334444' }),
        trusting([
          by('account', ACCOUNT),
          by('account', '222233334444'),
          by('account', '555566667777'),
          by('organization', 'o-own'),
          by('service', 'ec2.amazonaws.com', true),
        ]),
      ],
      targets: [{ account: '555566667777', regions: ['eu-west-1'] }],
    }),
    expect: stranger([]),
  },
  {
    name: 'an account that nobody read, and one that must know a secret word',
    world: world({ resources: [account(), trusting([by('account', OTHER), by('account', '888800001111', true)])] }),
    expect: stranger([OTHER]),
    unreadWhenRefused: ['account'],
  },
  {
    name: 'another organization',
    world: world({
      resources: [account({ organization: 'o-own', manager: ACCOUNT }), trusting([by('organization', 'o-other')])],
    }),
    expect: stranger(['o-other']),
  },
  {
    name: 'everybody',
    world: world({ resources: [account(denied), trusting([by('everybody', '*')])] }),
    expect: stranger([], true),
  },
  {
    name: 'a stranger that may be the manager',
    world: world({ resources: [account(denied), trusting([by('account', OTHER)])] }),
    expect: { role: denied },
  },
  { name: 'nobody says who takes it', world: world({ resources: [trusting(denied)] }), expect: { role: denied } },
  { name: 'a user', world: world({ resources: [account(), trusting(null)] }), expect: stranger([]) },
]);
