import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-access-block-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'forbidden', given: { publicStorageBlocked: true } }],
  broken: [
    { name: 'allowed', given: { publicStorageBlocked: false }, message: 'possible' },
    { name: 'nothing was ever set', given: { publicStorageBlocked: null }, message: 'possible' },
  ],
});
