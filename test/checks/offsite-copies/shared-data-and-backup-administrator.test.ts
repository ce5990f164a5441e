import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/shared-data-and-backup-administrator.ts';
import { createCheckTester } from '../../support/world.ts';

const given = (by: 'none' | 'organization' | 'principal' | 'account', ...who: string[]) => ({
  liveData: true,
  backupDeletionReach: { reach: by, principals: who },
});

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'out of everybody’s reach', given: given('none') }],
  broken: [
    {
      name: 'an account that may delete on both sides',
      given: given('principal', '111122223333'),
      message: 'principal',
      data: { who: '111122223333' },
    },
    {
      name: 'the account that manages both',
      given: given('organization', '777788889999'),
      message: 'organization',
      credit: 0.7,
      adjusted: -1,
    },
  ],
  notApplicable: [
    {
      name: 'copies beside it',
      given: given('account', '111122223333'),
      because: 'every backup is in its own account',
    },
    { name: 'no copies', given: { liveData: true, backupDeletionReach: null } },
    { name: 'no data of its own', given: { liveData: false, backupDeletionReach: null } },
  ],
});
