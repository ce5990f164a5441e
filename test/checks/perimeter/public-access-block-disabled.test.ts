import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-access-block-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'forbidden', given: { accountPublicAccessBlock: true } }],
  broken: [
    { name: 'allowed', given: { accountPublicAccessBlock: false }, message: 'disabled' },
    { name: 'nothing was ever set', given: { accountPublicAccessBlock: null }, message: 'disabled' },
  ],
});
