import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/cross-zone-load-balancing-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const place = (zone: string) => ({ region: 'eu-west-1', zone, role: 'primary' as const });
const two = { spread: 'zones' as const, places: [place('az1'), place('az2')] };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'shares among two zones', given: { placement: two, crossZone: true } }],
  broken: [{ name: 'each zone for itself', given: { placement: two, crossZone: false }, message: 'apart' }],
  notApplicable: [
    { name: 'one zone', given: { placement: { spread: 'zone', places: [place('az1')] }, crossZone: false } },
    { name: 'nowhere', given: { placement: null, crossZone: false } },
    { name: 'nothing to share among', given: { placement: two, crossZone: null } },
  ],
});
