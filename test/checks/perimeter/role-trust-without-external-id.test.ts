import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/role-trust-without-external-id.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'known accounts', given: { untrustedPrincipals: { public: false, accounts: [] } } }],
  broken: [
    {
      name: 'an account that nobody read',
      given: { untrustedPrincipals: { public: false, accounts: ['999900001111'] } },
      message: 'accounts',
      data: { accounts: '999900001111' },
    },
    {
      name: 'many of them: five are named',
      given: { untrustedPrincipals: { public: false, accounts: ['1', '2', '3', '4', '5', '6'] } },
      message: 'accounts',
      data: { accounts: '1, 2, 3, 4, 5' },
    },
    {
      name: 'everybody is one step more severe',
      given: { untrustedPrincipals: { public: true, accounts: [] } },
      message: 'public',
      adjusted: 1,
    },
  ],
  notApplicable: [{ name: 'nobody else takes it', given: { untrustedPrincipals: null } }],
});
