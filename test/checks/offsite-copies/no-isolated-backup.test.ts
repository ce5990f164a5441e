import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/no-isolated-backup.ts';
import { copy, withIsolated } from '../../support/known-backup.ts';
import { createCheckTester } from '../../support/world.ts';

/** Nobody says who can delete it, and no guardrail forbids it. */
const NOBODY = { deletingLogins: { count: 0, more: true }, deletionGuardrails: 'none' } as const;
const TOLD = { logins: 0, atLeast: 'yes', forbidden: 'no' };

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'a bucket that cannot be deleted itself',
      head: { kind: 'bucket' },
      given: { liveData: true, accountDeletion: 'nothing', accountsRead: 1, ...NOBODY, ...withIsolated([]) },
    },
    {
      name: 'a copy in another account',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 2,
        ...NOBODY,
        ...withIsolated([copy(), copy({ account: '999900001111' })]),
      },
    },
    {
      name: 'a copy with another provider',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...NOBODY,
        ...withIsolated([copy({ provider: 'gcp' })]),
      },
    },
    {
      name: 'a copy beside it that nobody can delete',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...NOBODY,
        ...withIsolated([copy({ immutability: 'locked' })]),
      },
    },
    {
      name: 'a copy beside it that nobody can delete yet',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...NOBODY,
        ...withIsolated([copy({ immutability: 'locked', immutableUntil: '2026-07-01T12:00:00Z' })]),
      },
    },
    {
      name: 'a copy beside it that people of another account must agree to delete',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...NOBODY,
        backups: [copy()],
        isolatedBackups: [copy({ approverAccount: '999900001111' })],
      },
    },
  ],
  broken: [
    {
      name: 'copies in its own account, in another region',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...NOBODY,
        ...withIsolated([copy({ region: 'eu-north-1', immutability: 'unlocked' })]),
      },
      message: 'sameAccount',
      data: { accounts: 1, ...TOLD },
    },
    {
      name: 'copies that three log-ins can delete, unless a guardrail forbids it',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        deletingLogins: { count: 3, more: false },
        deletionGuardrails: 'perhaps',
        ...withIsolated([copy()]),
      },
      message: 'sameAccount',
      data: { accounts: 1, logins: 3, atLeast: 'no', forbidden: 'perhaps' },
    },
    {
      name: 'copies that a guardrail keeps its own log-ins from deleting',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...NOBODY,
        deletionGuardrails: 'all',
        ...withIsolated([copy()]),
      },
      message: 'guarded',
      credit: 0.5,
    },
    {
      name: 'a lock that has ended',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...NOBODY,
        ...withIsolated([copy({ immutability: 'locked', immutableUntil: '2026-06-30T12:00:00Z' })]),
      },
      message: 'sameAccount',
    },
    {
      name: 'a lock whose end nobody can read',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...NOBODY,
        ...withIsolated([copy({ immutability: 'locked', immutableUntil: 'soon' })]),
      },
      message: 'sameAccount',
    },
    {
      name: 'a part of it in another account',
      given: {
        liveData: true,
        accountDeletion: 'data',
        accountsRead: 2,
        ...NOBODY,
        ...withIsolated([]),
        isolatedBackups: [copy({ account: '999900001111', restriction: 'partial' })],
      },
      message: 'partial',
    },
    {
      name: 'what only the provider can restore',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 2,
        ...NOBODY,
        backups: [copy()],
        isolatedBackups: [copy({ immutability: 'locked', restriction: 'provider-restore' })],
      },
      message: 'sameAccount',
    },
    {
      name: 'no copies',
      given: { liveData: true, accountDeletion: 'data', accountsRead: 3, ...NOBODY, ...withIsolated([]) },
      message: 'none',
      data: { accounts: 3 },
    },
    {
      name: 'a disk is one step less severe',
      head: { kind: 'disk' },
      given: { liveData: true, accountDeletion: 'data', accountsRead: 1, ...NOBODY, ...withIsolated([]) },
      message: 'none',
      adjusted: -1,
    },
  ],
  notApplicable: [
    {
      name: 'no data of its own',
      given: { liveData: false, accountDeletion: 'data', accountsRead: 1, ...NOBODY, ...withIsolated([]) },
    },
  ],
});
