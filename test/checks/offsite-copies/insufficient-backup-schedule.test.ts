import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/insufficient-backup-schedule.ts';
import { createCheckTester } from '../../support/world.ts';

const rule = (intervalHours?: number, retentionDays?: number) => ({
  copyActions: [],
  ...(intervalHours === undefined ? {} : { intervalHours }),
  ...(retentionDays === undefined ? {} : { retentionDays }),
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'every day for five weeks', given: { backupSchedule: [rule(24, 35)] } },
    { name: 'every day, and every month for ever', given: { backupSchedule: [rule(24, 7), rule(744)] } },
  ],
  broken: [
    { name: 'every week', given: { backupSchedule: [rule(168, 90)] }, message: 'interval', data: { hours: 168 } },
    {
      name: 'for eight hours',
      given: { backupSchedule: [rule(4, 8 / 24)] },
      message: 'retention',
      data: { days: 0.3, wanted: 35 },
    },
    {
      name: 'every 4001 minutes',
      given: { backupSchedule: [rule(4001 / 60, 90)] },
      message: 'interval',
      data: { hours: 66.7 },
    },
    {
      name: 'for a week',
      given: { backupSchedule: [rule(24, 7)] },
      message: 'retention',
      data: { days: 7, wanted: 35 },
    },
  ],
  notApplicable: [
    { name: 'no time', given: { backupSchedule: [] } },
    { name: 'a time that nobody can read', given: { backupSchedule: [rule(undefined, 35), rule(168, 35)] } },
  ],
});
