import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/unversioned-bucket.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'on', given: { versioning: true } }],
  broken: [
    { name: 'off', given: { versioning: false }, message: 'off' },
    { name: 'never switched on', given: { versioning: null }, message: 'off' },
  ],
});
