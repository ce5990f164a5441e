import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/imdsv1-enabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a token is required', given: { metadataService: 'imdsv2-required' } }],
  broken: [{ name: 'anybody may ask', given: { metadataService: 'imdsv1-allowed' }, message: 'imdsv1' }],
  notApplicable: [
    { name: 'switched off', given: { metadataService: 'disabled' } },
    { name: 'there is none', given: { metadataService: null } },
  ],
});
