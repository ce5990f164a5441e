import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/launch-template-allows-imdsv1.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a session token is required', given: { launchedMetadataService: 'imdsv2-required' } },
    { name: 'the service is off', given: { launchedMetadataService: 'disabled' } },
  ],
  broken: [{ name: 'anybody may ask', given: { launchedMetadataService: 'imdsv1-allowed' }, message: 'allowed' }],
  notApplicable: [{ name: 'no launch template', given: { launchedMetadataService: null } }],
});
