import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/short-backup-retention.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a week', given: { automatedBackups: { retentionDays: 7, pointInTimeRecovery: true } } },
    {
      name: 'a day, where a day is asked for',
      given: { automatedBackups: { retentionDays: 1, pointInTimeRecovery: true } },
      params: { minRetentionDays: 1 },
    },
  ],
  broken: [
    {
      name: 'a day',
      given: { automatedBackups: { retentionDays: 1, pointInTimeRecovery: true } },
      message: 'short',
      data: { days: 1, wanted: 7 },
    },
    {
      name: 'eight hours, as Cosmos DB keeps them',
      given: { automatedBackups: { retentionDays: 8 / 24, pointInTimeRecovery: false } },
      message: 'short',
      data: { days: 0.3, wanted: 7 },
    },
    {
      name: 'a warehouse as Redshift makes it',
      head: { kind: 'warehouse' },
      given: { automatedBackups: { retentionDays: 1, pointInTimeRecovery: false } },
      message: 'short',
      data: { days: 1, wanted: 7 },
    },
    {
      name: 'a week, where a month is asked for',
      given: { automatedBackups: { retentionDays: 7, pointInTimeRecovery: false } },
      params: { minRetentionDays: 30 },
      message: 'short',
      data: { days: 7, wanted: 30 },
    },
  ],
  notApplicable: [
    { name: 'switched off', given: { automatedBackups: null }, because: 'automated backups are disabled' },
  ],
});
