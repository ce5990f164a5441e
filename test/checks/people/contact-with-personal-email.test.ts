import { describe, it } from 'vitest';
import check from '../../../checks/people/contact-with-personal-email.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'mailboxes of the company', given: { contacts: [{ role: 'security', privateMailbox: false }] } }],
  broken: [
    {
      name: 'one of two',
      given: {
        contacts: [
          { role: 'security', privateMailbox: true },
          { role: 'billing', privateMailbox: false },
        ],
      },
      message: 'private',
      data: { roles: 'security' },
    },
  ],
  notApplicable: [
    { name: 'nobody is named', given: { contacts: null } },
    { name: 'nobody in the list', given: { contacts: [] } },
  ],
});
