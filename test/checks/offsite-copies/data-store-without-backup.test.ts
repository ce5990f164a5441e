import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/data-store-without-backup.ts';
import { copy } from '../../support/known-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'automatic backups',
      given: { liveData: true, automatedBackups: { retentionDays: 7, pointInTimeRecovery: false }, backups: [] },
    },
    {
      name: 'shared files that another file system follows',
      head: { kind: 'file-share' },
      given: { liveData: true, automatedBackups: null, backups: [copy()] },
    },
  ],
  broken: [
    { name: 'neither', given: { liveData: true, automatedBackups: null, backups: [] }, message: 'none' },
    {
      name: 'copies made by hand',
      given: { liveData: true, automatedBackups: null, backups: [copy({ manual: true })] },
      message: 'manualOnly',
      credit: 0.5,
    },
    {
      name: 'a cache with data of its own',
      head: { kind: 'cache' },
      given: { liveData: true, automatedBackups: null, backups: [] },
      message: 'none',
    },
  ],
  notApplicable: [
    {
      name: 'a cache that can be filled again',
      head: { kind: 'cache' },
      given: { liveData: false, automatedBackups: null, backups: [] },
      because: 'it holds no durable data in use',
    },
  ],
});
