import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/unversioned-terraform-state.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'it keeps versions', given: { terraformStateBucket: true, versioning: true } }],
  broken: [{ name: 'it does not', given: { terraformStateBucket: true, versioning: false }, message: 'open' }],
  notApplicable: [{ name: 'another bucket', given: { terraformStateBucket: false, versioning: false } }],
});
