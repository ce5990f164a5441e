import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/unversioned-bucket.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'on', given: { versioning: true } },
    {
      name: 'off, but what is overwritten is kept for a month',
      given: { versioning: { softDeleteDays: 30, overwrites: true } },
    },
  ],
  broken: [
    { name: 'off', given: { versioning: false }, message: 'off' },
    { name: 'never switched on', given: { versioning: null }, message: 'off' },
    {
      name: 'what is overwritten is kept for a day',
      given: { versioning: { softDeleteDays: 1, overwrites: true } },
      message: 'short',
      data: { days: 1 },
      credit: 0.5,
    },
    {
      name: 'what is deleted is kept, and not what is overwritten',
      given: { versioning: { softDeleteDays: 30, overwrites: false } },
      message: 'deletesOnly',
      data: { days: 30 },
      credit: 0.5,
    },
  ],
});
