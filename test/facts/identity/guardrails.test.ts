import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';
import { organizationGuardrails } from '../../../src/facts/identity/guardrails.ts';
import { unread, value } from '../../../src/model/reading.ts';

const MANAGER = '444455556666';
const DELEGATED = '777788889999';
const account = (managementAccount: string | null) =>
  resource('account', {
    id: 'main',
    facets: { organizationMembership: managementAccount === null ? null : { organization: 'o-1', managementAccount } },
  });
const rule = (of: string, guardrailTargets: string[] | ReturnType<typeof unread> = ['*']) =>
  resource('guardrail', { id: 'rule', account: of, facets: { guardrailTargets } });
const managing = { account: MANAGER };

createFactTester({ describe, it })(organizationGuardrails, [
  {
    name: 'no organization',
    world: testInventory({ resources: [account(null)] }),
    expect: { main: value('none') },
  },
  {
    name: 'a rule, read in the account that manages it',
    world: testInventory({
      resources: [account(MANAGER), rule(MANAGER)],
      refused: [{ kind: 'guardrail', account: ACCOUNT }],
    }),
    expect: { main: value('guardrails') },
    unreadWhenRefused: ['guardrail'],
  },
  {
    name: 'the account manages it itself',
    world: testInventory({ resources: [account(ACCOUNT), rule(ACCOUNT)] }),
    expect: { main: value('management-account') },
  },
  {
    name: 'a rule that is attached to a unit whose accounts were refused',
    world: testInventory({ resources: [account(MANAGER), rule(MANAGER, ['ou-1'])], targets: [managing] }),
    expect: { main: unread('not-collected', 'ou-1') },
  },
  {
    name: 'a rule of the organization that a delegated administrator lists',
    world: testInventory({
      resources: [
        account(MANAGER),
        { ...account(MANAGER), id: 'delegated', account: DELEGATED },
        rule(DELEGATED, [ACCOUNT]),
      ],
      targets: [{ account: DELEGATED }],
      refused: [{ kind: 'guardrail', account: ACCOUNT }],
    }),
    expect: { main: value('guardrails'), delegated: value('organization-only') },
  },
  {
    name: 'a rule for the whole of another organization',
    world: testInventory({
      resources: [account(MANAGER), rule(DELEGATED)],
      targets: [{ account: DELEGATED }, managing],
    }),
    expect: { main: value('organization-only') },
  },
  {
    name: 'rules that are attached to the account',
    world: testInventory({ resources: [account(MANAGER), rule(MANAGER, ['ou-1', ACCOUNT])], targets: [managing] }),
    expect: { main: value('guardrails') },
    unreadWhenRefused: ['guardrail'],
  },
  {
    name: 'rules that are attached to nothing, or to another account',
    world: testInventory({
      resources: [account(MANAGER), rule(MANAGER, []), { ...rule(MANAGER, ['777788889999']), id: 'other' }],
      targets: [managing],
    }),
    expect: { main: value('organization-only') },
    unreadWhenRefused: ['guardrail'],
  },
  {
    name: 'rules whose targets are hidden',
    world: testInventory({ resources: [account(MANAGER), rule(MANAGER, unread('denied'))], targets: [managing] }),
    expect: { main: unread('denied') },
  },
  {
    name: 'an organization without rules, as its manager says',
    world: testInventory({
      resources: [account(MANAGER)],
      targets: [managing],
      refused: [{ kind: 'guardrail', account: ACCOUNT }],
    }),
    expect: { main: value('organization-only') },
    unreadWhenRefused: ['guardrail'],
  },
  {
    name: 'a member whose manager was not read',
    world: testInventory({ resources: [account(MANAGER)], refused: ['guardrail'] }),
    expect: { main: unread('denied', 'test:List guardrail') },
  },
]);
