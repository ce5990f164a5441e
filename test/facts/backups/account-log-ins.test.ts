import { describe, it } from 'vitest';
import { deletingLogins, deletionGuardrails } from '../../../src/facts/backups/account-log-ins.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';

const denied = unread('denied');
const orders = resource('database', { id: 'orders' });
type Trusted = Facets['trustedPrincipals'][number]['type'];

const account = (centrallyManaged?: true) =>
  resource('account', {
    id: 'account',
    facets: { rootCredentials: { mfa: true, accessKeys: 0, ...(centrallyManaged && { centrallyManaged }) } },
  });
const login = (
  id: string,
  privilegeLevel: Facets['privilegeLevel'] | typeof denied,
  more: { deletes?: Facets['deletePermissions']; by?: Trusted; signsIn?: boolean } = {},
) =>
  resource('identity', {
    id,
    facets: {
      privilegeLevel,
      deletePermissions: more.deletes ?? (privilegeLevel === 'limited' ? 'none' : 'all'),
      trustedPrincipals:
        more.by === undefined ? null : [{ type: more.by, principal: 'someone', requiresExternalIdOrMfa: true }],
      credentials: { consoleAccess: more.signsIn ?? true, accessKeys: [] },
    },
  });
const can = (count: number, more = false) => ({ orders: value({ count, more }) });

createFactTester({ describe, it })(deletingLogins, [
  {
    name: 'administrators, whoever can become one, and the root account; no role of a service, no user without a credential',
    world: testInventory({
      resources: [
        orders,
        account(),
        login('ines', 'administrator'),
        login('tom', 'can-escalate'),
        login('eva', 'limited'),
        login('gone', 'administrator', { signsIn: false }),
        login('lambda', 'administrator', { by: 'service' }),
      ],
    }),
    expect: can(3),
    unreadWhenRefused: ['identity', 'account'],
  },
  {
    name: 'others who may delete some of it, or a role that several people use',
    world: testInventory({
      resources: [orders, account(true), login('ines', 'administrator'), login('eva', 'limited', { deletes: 'some' })],
    }),
    expect: can(1, true),
  },
  {
    name: 'a role that several people use',
    world: testInventory({ resources: [orders, account(true), login('admins', 'administrator', { by: 'federated' })] }),
    expect: can(1, true),
  },
  {
    name: 'one whose permissions were refused',
    world: testInventory({ resources: [orders, account(), login('ines', denied)] }),
    expect: { orders: denied },
  },
]);

const MANAGER = '444455556666';
const member = (managementAccount: string | null = MANAGER) =>
  resource('account', {
    id: 'member',
    facets: { organizationMembership: managementAccount === null ? null : { organization: 'o-1', managementAccount } },
  });
const rule = (deletionGuardrail: Facets['deletionGuardrail'] | typeof denied, guardrailTargets = ['*']) =>
  resource('guardrail', { id: 'rule', account: MANAGER, facets: { guardrailTargets, deletionGuardrail } });
const targets = [{ account: MANAGER }];
const world = (...resources: Parameters<typeof testInventory>[0]['resources'] & object) =>
  testInventory({ resources: [orders, ...resources], targets });

createFactTester({ describe, it })(deletionGuardrails, [
  { name: 'no organization', world: testInventory({ resources: [orders, member(null)] }), expect: { orders: value('none') } },
  { name: 'the management account', world: testInventory({ resources: [orders, member(ACCOUNT), rule('all')] }), expect: { orders: value('none') } },
  { name: 'one that forbids it', world: world(member(), rule('all')), expect: { orders: value('all') } },
  { name: 'one that is attached to a unit whose accounts were refused', world: world(member(), rule('all', ['ou-1'])), expect: { orders: unread('not-collected', 'ou-1') } },
  { name: 'one of such a unit that is about something else', world: world(member(), rule('none', ['ou-1'])), expect: { orders: value('none') } },
  { name: 'one that forbids a part', world: world(member(), rule('some', [ACCOUNT])), expect: { orders: value('perhaps') } },
  { name: 'one of another account, and one about something else', world: world(member(), rule('all', ['777788889999'])), expect: { orders: value('none') } },
  { name: 'one that is about something else', world: world(member(), rule('none')), expect: { orders: value('none') }, unreadWhenRefused: ['guardrail', 'account'] },
  { name: 'one whose content was refused', world: world(member(), rule(denied)), expect: { orders: denied } },
]); // prettier-ignore
