import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-network.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two zones', given: { networkInUse: true, networkZones: ['az1', 'az2'] } }],
  broken: [
    { name: 'one zone', given: { networkInUse: true, networkZones: ['az1'] }, message: 'one', data: { zone: 'az1' } },
  ],
  notApplicable: [{ name: 'nothing wired', given: { networkInUse: false, networkZones: [] } }],
});
