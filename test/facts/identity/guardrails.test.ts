import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, resource, world } from '../../support/world.ts';
import { limits } from '../../../src/facts/identity/guardrails.ts';
import { unread, value } from '../../../src/model/reading.ts';

const MANAGER = '444455556666';
const account = (manager: string | null) =>
  resource('account', {
    id: 'main',
    facets: { membership: manager === null ? null : { organization: 'o-1', manager } },
  });
const rule = (of: string) => resource('guardrail', { id: 'rule', account: of });
const managing = { account: MANAGER };

createFactTester({ describe, it })(limits, [
  {
    name: 'no organization',
    world: world({ resources: [account(null)] }),
    expect: { main: value('nobody') },
  },
  {
    name: 'a rule, read in the account that manages it',
    world: world({ resources: [account(MANAGER), rule(MANAGER)], refused: [{ kind: 'guardrail', account: ACCOUNT }] }),
    expect: { main: value('rules') },
    unreadWhenRefused: ['guardrail'],
  },
  {
    name: 'the account manages it itself',
    world: world({ resources: [account(ACCOUNT), rule(ACCOUNT)] }),
    expect: { main: value('rules') },
    unreadWhenRefused: ['guardrail'],
  },
  {
    name: 'an organization without rules, as its manager says',
    world: world({
      resources: [account(MANAGER)],
      targets: [managing],
      refused: [{ kind: 'guardrail', account: ACCOUNT }],
    }),
    expect: { main: value('organization') },
    unreadWhenRefused: ['guardrail'],
  },
  {
    name: 'a member whose manager was not read',
    world: world({ resources: [account(MANAGER)], refused: ['guardrail'] }),
    expect: { main: unread('denied', 'test:List guardrail') },
  },
]);
