import { describe, it } from 'vitest';
import { guests, strangersLetIn } from '../../../src/facts/identity/external-principals.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { ACCOUNT, createFactTester, resource, world } from '../../support/world.ts';

const denied = unread('denied');
const OTHER = '999900001111';
const account = (membership: Facets['membership'] | typeof denied | null = null) =>
  resource('account', { id: 'root', facets: { membership } });
const by = (sort: Facets['takenBy'][number]['sort'], who: string, guarded = false) => ({ sort, who, guarded });
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

const shared = (kind: 'bucket' | 'key' | 'secret' | 'vault' | 'copy', sharedWith: string[] | typeof denied | null) =>
  resource(kind, { id: kind, facets: { sharedWith } });

createFactTester({ describe, it })(guests, [
  {
    name: 'accounts that nobody read; not the own organization, places or everybody',
    world: world({
      resources: [
        account({ organization: 'o-own', manager: '222233334444' }),
        shared('bucket', ['o-own', '222233334444', ACCOUNT, '203.0.113.0/24', '*', OTHER, 'o-other']),
        shared('key', []),
        shared('secret', null),
        shared('vault', [OTHER]),
        shared('copy', denied),
      ],
    }),
    expect: {
      bucket: value([OTHER, 'o-other']),
      key: value([]),
      secret: value([]),
      vault: value([OTHER]),
      copy: denied,
    },
  },
  {
    name: 'a guest that may be the manager',
    world: world({ resources: [account(denied), shared('vault', [OTHER]), shared('bucket', ['*'])] }),
    expect: { vault: denied, bucket: value([]) },
  },
  {
    name: 'a guest, where the account is known',
    world: world({ resources: [account(), shared('vault', [OTHER])] }),
    expect: { vault: value([OTHER]) },
    unreadWhenRefused: ['account'],
  },
]);
