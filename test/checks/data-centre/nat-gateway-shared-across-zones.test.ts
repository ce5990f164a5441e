import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/nat-gateway-shared-across-zones.ts';
import { createCheckTester } from '../../support/world.ts';

const inZone = {
  spread: 'single-zone' as const,
  locations: [{ region: 'eu-west-1', zone: 'az1', role: 'primary' as const }],
};

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'only its own zone leaves through it', given: { placement: inZone, crossZoneNatClients: [] } },
    {
      name: 'it spans the region',
      given: {
        placement: { spread: 'regional', locations: [{ region: 'eu-west-1', role: 'primary' }] },
        crossZoneNatClients: [],
      },
    },
  ],
  broken: [
    {
      name: 'another zone leaves through it',
      given: { placement: inZone, crossZoneNatClients: ['az2'] },
      message: 'one',
      data: { zone: 'az1' },
    },
    {
      name: 'two other zones leave through it',
      given: { placement: inZone, crossZoneNatClients: ['az2', 'az3'] },
      message: 'shared',
      data: { zone: 'az1', count: 2 },
    },
  ],
});
