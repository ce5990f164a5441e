import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/database-without-backup.ts';
import { copy } from '../../support/known-copy.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'automatic backups',
      given: { liveData: true, autoBackup: { retentionDays: 7, pointInTime: true }, copies: [] },
    },
    { name: 'a copy made by hand', given: { liveData: true, autoBackup: null, copies: [copy()] } },
  ],
  broken: [{ name: 'neither', given: { liveData: true, autoBackup: null, copies: [] }, message: 'none' }],
  notApplicable: [
    { name: 'a cache that can be filled again', given: { liveData: false, autoBackup: null, copies: [] } },
  ],
});
