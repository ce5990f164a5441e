import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/stale-copies.ts';
import { copy } from '../../support/known-copy.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'restorable up to an hour ago',
      given: {
        liveData: true,
        autoBackup: { retentionDays: 7, pointInTime: true, latest: '2026-06-30T11:00:00Z' },
        copies: [],
      },
    },
    {
      name: 'the newest of its copies counts',
      given: { liveData: true, autoBackup: null, copies: [copy({ takenAt: '2026-01-01T00:00:00Z' }), copy()] },
    },
    {
      name: 'two days and a half are two days',
      given: { liveData: true, autoBackup: null, copies: [copy({ takenAt: '2026-06-28T00:00:00Z' })] },
    },
    {
      name: 'old, but not older than asked for',
      given: { liveData: true, autoBackup: null, copies: [copy({ takenAt: '2026-06-01T00:00:00Z' })] },
      params: { days: 30 },
    },
  ],
  broken: [
    {
      name: 'a month old',
      given: { liveData: true, autoBackup: null, copies: [copy({ takenAt: '2026-05-31T00:00:00Z' })] },
      message: 'old',
      data: { days: 30 },
    },
    {
      name: 'backups that stopped',
      given: {
        liveData: true,
        autoBackup: { retentionDays: 7, pointInTime: true, latest: '2026-06-27T11:00:00Z' },
        copies: [],
      },
      message: 'old',
      data: { days: 3 },
    },
  ],
  notApplicable: [
    {
      name: 'no dates',
      given: { liveData: true, autoBackup: { retentionDays: 7, pointInTime: true }, copies: [] },
      because: 'no copy of it has a date',
    },
    {
      name: 'a date that is none',
      given: { liveData: true, autoBackup: null, copies: [copy({ takenAt: 'yesterday' })] },
      because: 'no copy of it has a date',
    },
    {
      name: 'no data of its own',
      given: { liveData: false, autoBackup: null, copies: [copy({ takenAt: '2020-01-01T00:00:00Z' })] },
    },
  ],
});
