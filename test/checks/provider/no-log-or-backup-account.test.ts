import { describe, it } from 'vitest';
import check from '../../../checks/provider/no-log-or-backup-account.ts';
import { createCheckTester } from '../../support/world.ts';

const account = (name: string, backup: boolean, auditLog: boolean) => ({ account: name, backup, auditLog });

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'copies and logs elsewhere, for each account',
      given: {
        backupsAndLogsOutsideAccount: [account('shop', true, true), account('payments', true, true)],
        accountsRead: 3,
      },
    },
  ],
  broken: [
    {
      name: 'all in the only account',
      given: { backupsAndLogsOutsideAccount: [account('shop', false, false)], accountsRead: 1 },
      message: 'backupsAndLog',
      data: { accounts: 'shop', read: 1 },
    },
    {
      name: 'all in two of four accounts, and a third lacks one of both',
      given: {
        backupsAndLogsOutsideAccount: [
          account('a', false, false),
          account('b', true, true),
          account('c', false, false),
          account('d', true, false),
        ],
        accountsRead: 5,
      },
      message: 'backupsAndLog',
      data: { accounts: 'a, c', read: 5 },
      credit: 0.375,
    },
    {
      name: 'the log stays with the data',
      given: { backupsAndLogsOutsideAccount: [account('shop', true, false)], accountsRead: 2 },
      message: 'backupsOrLog',
      data: { accounts: 'shop', read: 2 },
      credit: 0.5,
    },
    {
      name: 'every copy stays with the data',
      given: {
        backupsAndLogsOutsideAccount: [account('shop', false, true), account('payments', true, true)],
        accountsRead: 2,
      },
      message: 'backupsOrLog',
      data: { accounts: 'shop', read: 2 },
      credit: 0.75,
    },
  ],
  notApplicable: [
    { name: 'no account holds data', given: { backupsAndLogsOutsideAccount: [], accountsRead: 1 } },
    { name: 'an organization that a provider keeps', given: { backupsAndLogsOutsideAccount: null, accountsRead: 1 } },
  ],
});
