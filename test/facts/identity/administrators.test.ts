import { describe, it } from 'vitest';
import { administrators } from '../../../src/facts/identity/administrators.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const denied = unread('denied');
const OTHER = '999900001111';
const account = (organizationMembership: Facets['organizationMembership'] | typeof denied | null = null) =>
  resource('account', { id: 'root', facets: { organizationMembership } });
const LOG_IN = { consoleAccess: true, accessKeys: [] };
type PrivilegeLevel = Facets['privilegeLevel'] | typeof denied;
const user = (
  name: string,
  privilegeLevel: PrivilegeLevel,
  credentials: Facets['credentials'] | typeof denied = LOG_IN,
) => resource('identity', { id: name, facets: { privilegeLevel, credentials, trustedPrincipals: null } });
const role = (
  name: string,
  privilegeLevel: PrivilegeLevel,
  trustedPrincipals: Facets['trustedPrincipals'] | typeof denied,
) =>
  resource('identity', {
    id: name,
    facets: { privilegeLevel, credentials: { consoleAccess: false, accessKeys: [] }, trustedPrincipals },
  });
const by = (sort: Facets['trustedPrincipals'][number]['type'], who: string, requiresExternalIdOrMfa = false) => ({
  type: sort,
  principal: who,
  requiresExternalIdOrMfa,
});
const found = (users: string[], roles = 0) => ({ root: value({ users, roles }) });

createFactTester({ describe, it })(administrators, [
  {
    name: 'users that can log in, and roles that people can take',
    world: testInventory({
      resources: [
        account(),
        user('bob', 'administrator'),
        user('ann', 'administrator', { consoleAccess: false, accessKeys: [{ active: true }] }),
        user('gone', 'administrator', { consoleAccess: false, accessKeys: [{ active: false }] }),
        user('eve', 'can-escalate'),
        role('admins', 'administrator', [by('federated', 'saml')]),
        role('machine', 'administrator', [by('service', 'ec2.amazonaws.com')]),
        role('readers', 'limited', [by('account', OTHER)]),
      ],
    }),
    expect: found(['ann', 'bob'], 1),
    unreadWhenRefused: ['identity'],
  },
  {
    name: 'what nobody can use does not matter, whatever it may do',
    world: testInventory({
      resources: [
        account(),
        user('ann', 'administrator'),
        user('gone', denied, { consoleAccess: false, accessKeys: [] }),
        role('machine', denied, [by('service', 'ec2.amazonaws.com')]),
        role('limited', 'limited', denied),
      ],
    }),
    expect: found(['ann']),
  },
  {
    name: 'a user of whom we do not know what he may do',
    world: testInventory({ resources: [account(), user('ann', 'administrator'), user('bob', denied)] }),
    expect: { root: denied },
  },
  {
    name: 'an administrator of whom we do not know whether he can log in',
    world: testInventory({ resources: [account(), user('ann', 'administrator', denied)] }),
    expect: { root: denied },
  },
  {
    name: 'a role that may be anybody’s',
    world: testInventory({ resources: [account(), role('admins', 'administrator', denied)] }),
    expect: { root: denied },
  },
]);
