import { describe, it } from 'vitest';
import check from '../../../checks/provider/slow-data-export.ts';
import { createCheckTester } from '../../support/world.ts';

/** What a line of 1,000 megabits per second carries in a day. */
const DAY = 10.8e12;

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a day', given: { storedBytes: DAY } },
    { name: 'exactly the time that there is', given: { storedBytes: 30 * DAY } },
    { name: 'a faster line', given: { storedBytes: 60 * DAY }, params: { megabitsPerSecond: 2000 } },
    { name: 'more time', given: { storedBytes: 60 * DAY }, params: { maxDays: 90 } },
  ],
  broken: [
    {
      name: 'two months',
      given: { storedBytes: 60 * DAY },
      message: 'slow',
      data: { terabytes: 648, needed: 60, megabitsPerSecond: 1000, days: 30 },
    },
    {
      name: 'a slow line',
      given: { storedBytes: 10e12 },
      params: { megabitsPerSecond: 10 },
      message: 'slow',
      data: { terabytes: 10, needed: 93, megabitsPerSecond: 10, days: 30 },
    },
    {
      name: 'little, over a very slow line',
      given: { storedBytes: 0.4e12 },
      params: { megabitsPerSecond: 1 },
      message: 'slow',
      data: { terabytes: 0.4, needed: 38, megabitsPerSecond: 1, days: 30 },
    },
  ],
  notApplicable: [
    { name: 'no data', given: { storedBytes: 0 } },
    { name: 'an organization that a provider keeps', given: { storedBytes: null } },
  ],
});
