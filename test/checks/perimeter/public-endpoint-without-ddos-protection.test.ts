import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-endpoint-without-ddos-protection.ts';
import { createCheckTester } from '../../support/world.ts';

const exposure = { openings: [{ protocol: 'tcp', from: 443, to: 443, sources: ['0.0.0.0/0'] }] };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'defended', given: { exposure, floodDefence: 'defended' } }],
  broken: [
    { name: 'left out', given: { exposure, floodDefence: 'left-out' }, message: 'out' },
    { name: 'nobody to call', given: { exposure, floodDefence: 'silent' }, message: 'silent', credit: 0.5 },
  ],
  notApplicable: [
    { name: 'nothing is paid for', given: { exposure, floodDefence: 'basic' } },
    { name: 'inside', given: { exposure: { openings: [] }, floodDefence: 'left-out' } },
  ],
});
