import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/empty-backup-plan.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'it selects and runs',
      given: { backupSelections: 1, backupSchedule: [{ retentionDays: 35, copyActions: [] }] },
    },
  ],
  broken: [
    {
      name: 'it selects nothing',
      given: { backupSelections: 0, backupSchedule: [{ retentionDays: 35, copyActions: [] }] },
      message: 'noSelection',
    },
    { name: 'it never runs', given: { backupSelections: 2, backupSchedule: [] }, message: 'noSchedule' },
    { name: 'it has neither', given: { backupSelections: null, backupSchedule: null }, message: 'noSelection' },
  ],
});
