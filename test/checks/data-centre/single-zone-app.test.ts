import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-app.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two zones', given: { eligibleZones: ['az1', 'az2'] } }],
  broken: [
    { name: 'one zone', given: { eligibleZones: ['az1'] }, message: 'one', data: { zone: 'az1' } },
    {
      name: 'a function in one zone',
      head: { kind: 'function' },
      given: { eligibleZones: ['az1'] },
      message: 'one',
      adjusted: -1,
    },
  ],
  notApplicable: [
    { name: 'left to the provider', given: { eligibleZones: null } },
    { name: 'wired to nothing', given: { eligibleZones: [] } },
  ],
});
