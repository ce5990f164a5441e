import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/stale-backups.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'an hour ago', given: { liveData: true, latestBackup: '2026-06-30T11:00:00Z' } },
    { name: 'two days and a half are two days', given: { liveData: true, latestBackup: '2026-06-28T00:00:00Z' } },
    {
      name: 'old, but not older than asked for',
      given: { liveData: true, latestBackup: '2026-06-01T00:00:00Z' },
      params: { maxAgeDays: 30 },
    },
  ],
  broken: [
    {
      name: 'a month old',
      given: { liveData: true, latestBackup: '2026-05-31T00:00:00Z' },
      message: 'old',
      data: { days: 30 },
    },
    {
      name: 'a disk too',
      head: { kind: 'disk' },
      given: { liveData: true, latestBackup: '2026-06-27T11:00:00Z' },
      message: 'old',
      data: { days: 3 },
    },
  ],
  notApplicable: [
    { name: 'no dates', given: { liveData: true, latestBackup: null }, because: 'no backup of it has a date' },
    { name: 'no data of its own', given: { liveData: false, latestBackup: '2020-01-01T00:00:00Z' } },
  ],
});
