import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/backups-not-immutable.ts';
import { copy, withImmutable } from '../../support/known-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'one of two is locked',
      given: { liveData: true, ...withImmutable([copy(), copy({ immutability: 'locked' })]) },
    },
  ],
  broken: [
    {
      name: 'an administrator can take the lock off',
      given: { liveData: true, ...withImmutable([copy(), copy({ immutability: 'unlocked' })]) },
      message: 'deletable',
      data: { count: 2 },
    },
    {
      name: 'a copy of another account can be deleted there',
      given: { liveData: true, ...withImmutable([copy({ account: '999900001111' })]) },
      message: 'deletable',
    },
    {
      name: 'a bucket is one step less severe',
      head: { kind: 'bucket' },
      given: { liveData: true, ...withImmutable([copy()]) },
      message: 'deletable',
      adjusted: -1,
    },
  ],
  notApplicable: [
    {
      name: 'no copies',
      given: { liveData: true, ...withImmutable([]) },
      because: 'it has no backup besides those within its service',
    },
    { name: 'no data of its own', given: { liveData: false, ...withImmutable([copy()]) } },
  ],
});
