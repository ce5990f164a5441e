import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/data-store-without-backup.ts';
import { copy } from '../../support/known-copy.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'automatic backups',
      given: { liveData: true, autoBackup: { retentionDays: 7, pointInTime: false }, copies: [] },
    },
    {
      name: 'shared files that another file system follows',
      head: { kind: 'file-share' },
      given: { liveData: true, autoBackup: null, copies: [copy()] },
    },
  ],
  broken: [
    { name: 'neither', given: { liveData: true, autoBackup: null, copies: [] }, message: 'none' },
    {
      name: 'a cache with data of its own',
      head: { kind: 'cache' },
      given: { liveData: true, autoBackup: null, copies: [] },
      message: 'none',
    },
  ],
  notApplicable: [
    {
      name: 'a cache that can be filled again',
      head: { kind: 'cache' },
      given: { liveData: false, autoBackup: null, copies: [] },
      because: 'it holds nothing that cannot be made again',
    },
  ],
});
