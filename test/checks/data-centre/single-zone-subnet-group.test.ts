import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-subnet-group.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two zones', given: { subnetZones: { zones: 2 } } }],
  broken: [{ name: 'one zone', given: { subnetZones: { zones: 1 } }, message: 'one' }],
  notApplicable: [{ name: 'the provider chooses', given: { subnetZones: null } }],
});
