import { describe, it } from 'vitest';
import check from '../../../checks/provider/single-region.ts';
import { createCheckTester } from '../../support/world.ts';

const spread = (count: number, total: number) => ({
  regionConcentration: { busiest: 'eu-west-1', count, total, regionsRead: 17 },
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'half of it elsewhere', given: spread(5, 10) },
    { name: 'just under the limit', given: spread(89, 100) },
    { name: 'a limit that only everything reaches', given: spread(99, 100), params: { maxPercent: 100 } },
  ],
  broken: [
    {
      name: 'all of it',
      given: spread(12, 12),
      message: 'all',
      data: { total: 12, region: 'eu-west-1', regions: 17 },
    },
    {
      name: 'all but one machine that somebody forgot',
      given: spread(19, 20),
      message: 'most',
      data: { count: 19, total: 20, region: 'eu-west-1', regions: 17 },
    },
    { name: 'at the limit', given: spread(9, 10), message: 'most' },
    { name: 'a limit of one’s own', given: spread(2, 3), params: { maxPercent: 60 }, message: 'most' },
  ],
  notApplicable: [
    { name: 'nothing runs', given: { regionConcentration: { busiest: '', count: 0, total: 0, regionsRead: 17 } } },
    { name: 'an organization that a provider keeps', given: { regionConcentration: null } },
  ],
});
