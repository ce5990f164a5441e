import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-managed-service.ts';
import { createCheckTester } from '../../support/world.ts';

const state = 'running' as const;
const places = [{ region: 'eu-west-1', zone: 'az1', role: 'primary' as const }];

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'subnets in two zones', given: { state, placement: null, homeZones: ['az1', 'az2'] } },
    { name: 'in two zones', given: { state, placement: { spread: 'zones', places }, homeZones: null } },
  ],
  broken: [
    {
      name: 'subnets in one zone',
      given: { state, placement: null, homeZones: ['az1'] },
      message: 'one',
      data: { zone: 'az1' },
    },
    {
      name: 'in one zone',
      given: { state, placement: { spread: 'zone', places }, homeZones: null },
      message: 'one',
      data: { zone: 'az1' },
    },
  ],
  notApplicable: [
    { name: 'spread by the provider', given: { state, placement: null, homeZones: null } },
    { name: 'wired to nothing', given: { state, placement: null, homeZones: [] } },
    { name: 'stopped', given: { state: 'stopped', placement: { spread: 'zone', places }, homeZones: null } },
  ],
});
