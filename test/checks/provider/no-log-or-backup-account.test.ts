import { describe, it } from 'vitest';
import check from '../../../checks/provider/no-log-or-backup-account.ts';
import { createCheckTester } from '../../support/world.ts';

const account = (name: string, copy: boolean, log: boolean) => ({ account: name, copy, log });

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'copies and logs elsewhere, for each account',
      given: { keptApart: [account('shop', true, true), account('payments', true, true)], accountsRead: 3 },
    },
  ],
  broken: [
    {
      name: 'all in the only account',
      given: { keptApart: [account('shop', false, false)], accountsRead: 1 },
      message: 'all',
      data: { accounts: 'shop', read: 1 },
    },
    {
      name: 'all in two of four accounts, and a third lacks one of both',
      given: {
        keptApart: [
          account('a', false, false),
          account('b', true, true),
          account('c', false, false),
          account('d', true, false),
        ],
        accountsRead: 5,
      },
      message: 'all',
      data: { accounts: 'a, c', read: 5 },
      credit: 0.375,
    },
    {
      name: 'the log stays with the data',
      given: { keptApart: [account('shop', true, false)], accountsRead: 2 },
      message: 'half',
      data: { accounts: 'shop', read: 2 },
      credit: 0.5,
    },
    {
      name: 'every copy stays with the data',
      given: { keptApart: [account('shop', false, true), account('payments', true, true)], accountsRead: 2 },
      message: 'half',
      data: { accounts: 'shop', read: 2 },
      credit: 0.75,
    },
  ],
  notApplicable: [
    { name: 'no account holds data', given: { keptApart: [], accountsRead: 1 } },
    { name: 'an organization that a provider keeps', given: { keptApart: null, accountsRead: 1 } },
  ],
});
