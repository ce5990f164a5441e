import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unguarded-region.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'on', given: { inUse: true, threatDetection: true } }],
  broken: [{ name: 'off', given: { inUse: true, threatDetection: false }, message: 'off' }],
  notApplicable: [{ name: 'an empty region', given: { inUse: false, threatDetection: false } }],
});
