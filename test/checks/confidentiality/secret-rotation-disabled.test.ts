import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/secret-rotation-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'by itself',
      given: { rotation: { automatic: true, lastRotatedAt: '2026-06-01T00:00:00Z', intervalDays: 30 } },
    },
    { name: 'by itself, as its service says', given: { rotation: { automatic: true } } },
    { name: 'by hand, lately', given: { rotation: { automatic: false, lastRotatedAt: '2026-01-01T00:00:00Z' } } },
    {
      name: 'as old as is allowed here',
      given: { rotation: { automatic: false, lastRotatedAt: '2024-07-01T12:00:00Z' } },
      params: { maxAgeDays: 730 },
    },
  ],
  broken: [
    {
      name: 'a rotation that never ran',
      given: { rotation: { automatic: true, lastRotatedAt: '2021-02-01T00:00:00Z' } },
      message: 'rotationFailing',
    },
    {
      name: 'a rotation that missed its date twice',
      given: { rotation: { automatic: true, lastRotatedAt: '2026-04-01T00:00:00Z', intervalDays: 30 } },
      message: 'rotationFailing',
    },
    {
      name: 'by hand, two years ago',
      given: { rotation: { automatic: false, lastRotatedAt: '2024-06-30T12:00:00Z' } },
      message: 'old',
      data: { days: 730 },
    },
    { name: 'no date', given: { rotation: { automatic: false } }, message: 'undated' },
  ],
  notApplicable: [{ name: 'settings', given: { rotation: null } }],
});
