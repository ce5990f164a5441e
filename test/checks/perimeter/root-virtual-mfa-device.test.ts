import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/root-virtual-mfa-device.ts';
import { createCheckTester } from '../../support/world.ts';

const rootCredentials = { mfa: true, accessKeys: 0 };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'hardware keys only', given: { rootCredentials, rootVirtualMfaDevices: 0 } }],
  broken: [
    { name: 'an app', given: { rootCredentials, rootVirtualMfaDevices: 1 }, message: 'app' },
    {
      name: 'an app, and the organization leaves the credentials',
      given: { rootCredentials: { ...rootCredentials, centrallyManaged: false }, rootVirtualMfaDevices: 2 },
      message: 'app',
    },
  ],
  notApplicable: [
    { name: 'no top log-in', given: { rootCredentials: null, rootVirtualMfaDevices: null } },
    {
      name: 'no second factor at all',
      given: { rootCredentials: { mfa: false, accessKeys: 0 }, rootVirtualMfaDevices: 0 },
    },
    {
      name: 'the organization took the credentials away',
      given: { rootCredentials: { mfa: false, accessKeys: 0, centrallyManaged: true }, rootVirtualMfaDevices: 0 },
    },
  ],
});
