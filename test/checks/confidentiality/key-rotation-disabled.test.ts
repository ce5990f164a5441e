import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/key-rotation-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'by itself', given: { keyState: { state: 'enabled' }, rotation: { automatic: true } } }],
  broken: [
    { name: 'never', given: { keyState: { state: 'enabled' }, rotation: { automatic: false } }, message: 'disabled' },
  ],
  notApplicable: [
    { name: 'switched off', given: { keyState: { state: 'disabled' }, rotation: { automatic: false } } },
    { name: 'a pair of keys', given: { keyState: { state: 'enabled' }, rotation: null } },
  ],
});
