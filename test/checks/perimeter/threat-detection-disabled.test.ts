import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/threat-detection-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'on', given: { inUse: true, threatDetection: 'all' } }],
  broken: [
    { name: 'off', given: { inUse: true, threatDetection: 'none' }, message: 'off' },
    { name: 'half on', given: { inUse: true, threatDetection: 'partial' }, message: 'partial', credit: 0.5 },
  ],
  notApplicable: [
    { name: 'an empty region', given: { inUse: false, threatDetection: 'none' } },
    { name: 'an account whose regions say it', given: { inUse: true, threatDetection: null } },
  ],
});
