import { describe, it } from 'vitest';
import { externalPrincipals, untrustedPrincipals } from '../../../src/facts/identity/external-principals.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';

const denied = unread('denied');
const OTHER = '999900001111';
const account = (organizationMembership: Facets['organizationMembership'] | typeof denied | null = null) =>
  resource('account', { id: 'root', facets: { organizationMembership } });
const by = (sort: Facets['trustedPrincipals'][number]['type'], who: string, requiresExternalIdOrMfa = false) => ({
  type: sort,
  principal: who,
  requiresExternalIdOrMfa,
});
const trusting = (trustedPrincipals: Facets['trustedPrincipals'] | typeof denied | null) =>
  resource('identity', { id: 'role', facets: { trustedPrincipals } });
const stranger = (accounts: string[], everybody = false) => ({ role: value({ public: everybody, accounts }) });

createFactTester({ describe, it })(untrustedPrincipals, [
  {
    name: 'accounts that were read, the manager and the own organization are no strangers',
    world: testInventory({
      resources: [
        account({ organization: 'o-own', managementAccount: '222233334444' }),
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
    world: testInventory({
      resources: [account(), trusting([by('account', OTHER), by('account', '888800001111', true)])],
    }),
    expect: stranger([OTHER]),
    unreadWhenRefused: ['account'],
  },
  {
    name: 'another organization',
    world: testInventory({
      resources: [
        account({ organization: 'o-own', managementAccount: ACCOUNT }),
        trusting([by('organization', 'o-other')]),
      ],
    }),
    expect: stranger(['o-other']),
  },
  {
    name: 'everybody',
    world: testInventory({ resources: [account(denied), trusting([by('public', '*')])] }),
    expect: stranger([], true),
  },
  {
    name: 'a stranger that may be the manager',
    world: testInventory({ resources: [account(denied), trusting([by('account', OTHER)])] }),
    expect: { role: denied },
  },
  {
    name: 'nobody says who takes it',
    world: testInventory({ resources: [trusting(denied)] }),
    expect: { role: denied },
  },
  { name: 'a user', world: testInventory({ resources: [account(), trusting(null)] }), expect: stranger([]) },
]);

const shared = (
  kind: 'bucket' | 'key' | 'secret' | 'backup-vault' | 'backup',
  sharedWith: string[] | typeof denied | null,
) => resource(kind, { id: kind, facets: { sharedWith, ...(kind === 'bucket' ? { publicAccess: 'blocked' } : {}) } });

createFactTester({ describe, it })(externalPrincipals, [
  {
    name: 'accounts that nobody read; not the own organization or places',
    world: testInventory({
      resources: [
        account({ organization: 'o-own', managementAccount: '222233334444' }),
        shared('bucket', ['o-own', '222233334444', ACCOUNT, '203.0.113.0/24', '*', OTHER, 'o-other']),
        shared('key', []),
        shared('secret', null),
        shared('backup-vault', [OTHER]),
        shared('backup', denied),
      ],
    }),
    expect: {
      bucket: value(['*', OTHER, 'o-other']),
      key: value([]),
      secret: absent,
      'backup-vault': value([OTHER]),
      backup: denied,
    },
  },
  {
    name: 'a guest that may be the manager',
    world: testInventory({ resources: [account(denied), shared('backup-vault', [OTHER]), shared('bucket', ['*'])] }),
    expect: { 'backup-vault': denied, bucket: value(['*']) },
  },
  {
    name: 'a bucket that is open by its access control list',
    world: testInventory({
      resources: [
        account(),
        resource('bucket', { id: 'open', facets: { sharedWith: [], publicAccess: 'public' } }),
        resource('bucket', { id: 'hidden', facets: { sharedWith: [], publicAccess: denied } }),
        resource('bucket', { id: 'own', facets: { sharedWith: [], publicAccess: 'possible' } }),
      ],
    }),
    expect: { open: value(['*']), hidden: denied, own: value([]) },
  },
  {
    name: 'a guest, where the account is known',
    world: testInventory({ resources: [account(), shared('backup-vault', [OTHER])] }),
    expect: { 'backup-vault': value([OTHER]) },
    unreadWhenRefused: ['account'],
  },
]);
