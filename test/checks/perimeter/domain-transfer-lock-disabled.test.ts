import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/domain-transfer-lock-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'locked', given: { transferLock: true } }],
  broken: [{ name: 'not locked', given: { transferLock: false }, message: 'unlocked' }],
});
