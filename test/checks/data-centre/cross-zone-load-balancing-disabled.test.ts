import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/cross-zone-load-balancing-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const place = (zone: string) => ({ region: 'eu-west-1', zone, role: 'primary' as const });
const two = { spread: 'multi-zone' as const, locations: [place('az1'), place('az2')] };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'shares among two zones', given: { placement: two, crossZoneLoadBalancing: true } }],
  broken: [
    { name: 'each zone for itself', given: { placement: two, crossZoneLoadBalancing: false }, message: 'disabled' },
  ],
  notApplicable: [
    {
      name: 'one zone',
      given: { placement: { spread: 'single-zone', locations: [place('az1')] }, crossZoneLoadBalancing: false },
    },
    { name: 'nowhere', given: { placement: null, crossZoneLoadBalancing: false } },
    { name: 'nothing to share among', given: { placement: two, crossZoneLoadBalancing: null } },
  ],
});
