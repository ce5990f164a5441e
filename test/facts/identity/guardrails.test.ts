import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';
import { organizationGuardrails } from '../../../src/facts/identity/guardrails.ts';
import { unread, value } from '../../../src/model/reading.ts';

const MANAGER = '444455556666';
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
    name: 'rules that are attached to the account or to a unit of it',
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
