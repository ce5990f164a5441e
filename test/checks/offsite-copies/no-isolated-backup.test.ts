import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/no-isolated-backup.ts';
import { copy, withIsolated } from '../../support/known-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'a bucket that cannot be deleted itself',
      head: { kind: 'bucket' },
      given: { liveData: true, accountDeletion: 'nothing', accountsRead: 1, ...withIsolated([]) },
    },
    {
      name: 'a copy in another account',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 2,
        ...withIsolated([copy(), copy({ account: '999900001111' })]),
      },
    },
    {
      name: 'a copy with another provider',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...withIsolated([copy({ provider: 'gcp' })]),
      },
    },
    {
      name: 'a copy beside it that nobody can delete',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...withIsolated([copy({ immutability: 'locked' })]),
      },
    },
    {
      name: 'a copy beside it that nobody can delete yet',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
        ...withIsolated([copy({ immutability: 'locked', immutableUntil: '2026-07-01T12:00:00Z' })]),
      },
    },
    {
      name: 'a copy beside it that people of another account must agree to delete',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
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
        ...withIsolated([copy({ region: 'eu-north-1', immutability: 'unlocked' })]),
      },
      message: 'sameAccount',
      data: { accounts: 1 },
    },
    {
      name: 'a lock that has ended',
      given: {
        liveData: true,
        accountDeletion: 'data-and-backups',
        accountsRead: 1,
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
        backups: [copy()],
        isolatedBackups: [copy({ immutability: 'locked', restriction: 'provider-restore' })],
      },
      message: 'sameAccount',
    },
    {
      name: 'no copies',
      given: { liveData: true, accountDeletion: 'data', accountsRead: 3, ...withIsolated([]) },
      message: 'none',
      data: { accounts: 3 },
    },
    {
      name: 'a disk is one step less severe',
      head: { kind: 'disk' },
      given: { liveData: true, accountDeletion: 'data', accountsRead: 1, ...withIsolated([]) },
      message: 'none',
      adjusted: -1,
    },
  ],
  notApplicable: [
    {
      name: 'no data of its own',
      given: { liveData: false, accountDeletion: 'data', accountsRead: 1, ...withIsolated([]) },
    },
  ],
});
