import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/imdsv1-allowed-by-default.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'tokens are required', given: { defaultMetadataService: 'imdsv2-required', inUse: true } },
    { name: 'the service is off by default', given: { defaultMetadataService: 'disabled', inUse: true } },
  ],
  broken: [
    {
      name: 'tokens are optional',
      given: { defaultMetadataService: 'imdsv1-allowed', inUse: true },
      message: 'allowed',
    },
  ],
  notApplicable: [
    {
      name: 'a region that is not in use',
      given: { defaultMetadataService: 'imdsv1-allowed', inUse: false },
      because: 'the region is not in use',
    },
  ],
});
