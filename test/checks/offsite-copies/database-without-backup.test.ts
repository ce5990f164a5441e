import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/database-without-backup.ts';
import { copy } from '../../support/known-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'automatic backups',
      given: { liveData: true, automatedBackups: { retentionDays: 7, pointInTimeRecovery: true }, backups: [] },
    },
    { name: 'copies of a backup plan', given: { liveData: true, automatedBackups: null, backups: [copy()] } },
  ],
  broken: [
    { name: 'neither', given: { liveData: true, automatedBackups: null, backups: [] }, message: 'none' },
    {
      name: 'a copy made by hand',
      given: { liveData: true, automatedBackups: null, backups: [copy({ manual: true })] },
      message: 'manualOnly',
      credit: 0.5,
    },
  ],
  notApplicable: [
    { name: 'a cache that can be filled again', given: { liveData: false, automatedBackups: null, backups: [] } },
  ],
});
