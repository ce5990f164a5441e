import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/external-access-analyzer-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'on', given: { inUse: true, sharingWatch: true } }],
  broken: [{ name: 'off', given: { inUse: true, sharingWatch: false }, message: 'off' }],
  notApplicable: [{ name: 'an empty region', given: { inUse: false, sharingWatch: false } }],
});
