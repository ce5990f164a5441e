import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/default-security-group-allows-traffic.ts';
import { createCheckTester } from '../../support/world.ts';

const openings = [{ protocol: 'all', from: 0, to: 65_535, sources: ['sg-1'] }];

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'empty', given: { providerDefault: true, openings: [] } }],
  broken: [{ name: 'its members among themselves', given: { providerDefault: true, openings }, message: 'open' }],
  notApplicable: [
    { name: 'one that somebody chose', given: { providerDefault: false, openings } },
    { name: 'one that filters no addresses', given: { providerDefault: true, openings: null } },
  ],
});
