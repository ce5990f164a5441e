import { describe, it } from 'vitest';
import type { Facets } from '../../../src/model/facets.ts';
import { consoleCredentials } from '../../../src/facts/identity/console-credentials.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const hidden = unread('not-collected');
const password = { consoleAccess: true, mfa: false, accessKeys: [] };
const keys = { consoleAccess: false, accessKeys: [{ active: true }] };
const identity = (
  id: string,
  credentials: Facets['credentials'] | typeof hidden | null,
  type?: Facets['trustedPrincipals'][number]['type'],
) =>
  resource('identity', {
    id,
    facets: {
      credentials,
      trustedPrincipals: type === undefined ? hidden : [{ type, principal: id, requiresExternalIdOrMfa: true }],
    },
  });

createFactTester({ describe, it })(consoleCredentials, [
  {
    name: 'as they were read, and none of a program whose keys were not read',
    world: testInventory({
      resources: [
        identity('ann', password, 'user'),
        identity('script', keys, 'user'),
        identity('team', null, 'federated'),
        identity('app', hidden, 'service'),
        identity('ben', hidden, 'user'),
        identity('unknown', hidden),
      ],
    }),
    expect: {
      ann: value(password),
      script: value(keys),
      team: absent,
      app: absent,
      ben: hidden,
      unknown: hidden,
    },
  },
]);
