import { describe, it } from 'vitest';
import check from '../../../checks/records/short-log-retention.ts';
import { createCheckTester } from '../../support/world.ts';

const size = { bytes: 5 };

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'for ever', given: { retention: null, logType: 'audit', size } },
    { name: 'a year', given: { retention: { days: 365 }, logType: 'audit', size } },
    { name: 'what programs write, for a quarter', given: { retention: { days: 90 }, logType: 'operational', size } },
    {
      name: 'as long as is asked here',
      given: { retention: { days: 30 }, logType: 'operational', size },
      params: { minOperationalDays: 30 },
    },
  ],
  broken: [
    {
      name: 'a quarter is too short for who did what',
      given: { retention: { days: 90 }, logType: 'audit', size },
      message: 'short',
      data: { days: 90, wanted: 365 },
    },
    {
      name: 'a day',
      given: { retention: { days: 1 }, logType: 'operational', size },
      message: 'short',
      data: { days: 1, wanted: 90 },
    },
  ],
  notApplicable: [
    { name: 'nothing was ever written', given: { retention: { days: 1 }, logType: 'operational', size: { bytes: 0 } } },
  ],
});
