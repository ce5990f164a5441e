import { describe, it } from 'vitest';
import check from '../../../checks/coupling/cross-region-database-access.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'nobody from afar', given: { crossRegionClients: [] } }],
  broken: [
    { name: 'programs of another region', given: { crossRegionClients: ['eu-north-1'] }, message: 'crossRegion' },
  ],
  notApplicable: [{ name: 'a service without a network card', given: { crossRegionClients: null } }],
});
