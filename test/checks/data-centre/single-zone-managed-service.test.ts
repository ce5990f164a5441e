import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-managed-service.ts';
import { createCheckTester } from '../../support/world.ts';

const state = 'running' as const;
const places = [{ region: 'eu-west-1', zone: 'az1', role: 'primary' as const }];

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'subnets in two zones', given: { state, placement: null, eligibleZones: ['az1', 'az2'] } },
    {
      name: 'in two zones',
      given: { state, placement: { spread: 'multi-zone', locations: places }, eligibleZones: null },
    },
  ],
  broken: [
    {
      name: 'subnets in one zone',
      given: { state, placement: null, eligibleZones: ['az1'] },
      message: 'one',
      data: { zone: 'az1' },
    },
    {
      name: 'in one zone',
      given: { state, placement: { spread: 'single-zone', locations: places }, eligibleZones: null },
      message: 'one',
      data: { zone: 'az1' },
    },
  ],
  notApplicable: [
    { name: 'spread by the provider', given: { state, placement: null, eligibleZones: null } },
    { name: 'wired to nothing', given: { state, placement: null, eligibleZones: [] } },
    {
      name: 'stopped',
      given: { state: 'stopped', placement: { spread: 'single-zone', locations: places }, eligibleZones: null },
    },
  ],
});
