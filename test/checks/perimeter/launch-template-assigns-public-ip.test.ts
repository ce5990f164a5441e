import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/launch-template-assigns-public-ip.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'none, or what the subnet says', given: { launchSettings: { assignsPublicIp: false } } }],
  broken: [
    { name: 'a public address', given: { launchSettings: { assignsPublicIp: true } }, message: 'assigned' },
    {
      name: 'a public address, whatever else it gives',
      given: { launchSettings: { assignsPublicIp: true, metadataService: 'imdsv2-required', encryptsDisks: true } },
      message: 'assigned',
    },
  ],
  notApplicable: [{ name: 'no launch template', given: { launchSettings: null } }],
});
