import { describe, it } from 'vitest';
import check from '../../../checks/coupling/shared-database.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'one application', given: { clientApplications: ['checkout'] } },
    {
      name: 'two, where that is allowed',
      given: { clientApplications: ['checkout', 'stock'] },
      params: { minApplications: 3 },
    },
  ],
  broken: [
    {
      name: 'two applications',
      given: { clientApplications: ['checkout', 'stock'] },
      message: 'shared',
      data: { count: 2, applications: 'checkout, stock' },
    },
  ],
  notApplicable: [
    {
      name: 'no firewall',
      given: { clientApplications: null },
      because: 'no firewall of the account controls access to it',
    },
    { name: 'nobody by name', given: { clientApplications: [] }, because: 'no firewall rule names an application' },
  ],
});
