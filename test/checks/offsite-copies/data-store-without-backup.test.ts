import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/data-store-without-backup.ts';
import { copy } from '../../support/known-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'automatic backups',
      given: {
        liveData: true,
        automatedBackups: { retentionDays: 7, pointInTimeRecovery: false },
        backups: [],
        partialBackups: [],
      },
    },
    {
      name: 'shared files that another file system follows',
      head: { kind: 'file-share' },
      given: { liveData: true, automatedBackups: null, backups: [copy()], partialBackups: [] },
    },
  ],
  broken: [
    {
      name: 'neither',
      given: { liveData: true, automatedBackups: null, backups: [], partialBackups: [] },
      message: 'none',
    },
    {
      name: 'copies made by hand',
      given: { liveData: true, automatedBackups: null, backups: [copy({ manual: true })], partialBackups: [] },
      message: 'manualOnly',
      credit: 0.5,
    },
    {
      name: 'a part of it',
      head: { kind: 'file-share' },
      given: {
        liveData: true,
        automatedBackups: null,
        backups: [],
        partialBackups: [copy({ restriction: 'partial' })],
      },
      message: 'partial',
    },
    {
      name: 'a cache with data of its own',
      head: { kind: 'cache' },
      given: { liveData: true, automatedBackups: null, backups: [], partialBackups: [] },
      message: 'none',
    },
  ],
  notApplicable: [
    {
      name: 'a cache that can be filled again',
      head: { kind: 'cache' },
      given: { liveData: false, automatedBackups: null, backups: [], partialBackups: [] },
      because: 'it holds no durable data in use',
    },
  ],
});
