import { describe, it } from 'vitest';
import check from '../../../checks/people/contact-with-personal-email.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'mailboxes of the company', given: { contacts: [{ role: 'security', personalEmail: false }] } }],
  broken: [
    {
      name: 'one of two',
      given: {
        contacts: [
          { role: 'security', personalEmail: true },
          { role: 'billing', personalEmail: false },
        ],
      },
      message: 'private',
      data: { role: 'security' },
    },
  ],
  notApplicable: [
    { name: 'nobody is named', given: { contacts: null } },
    { name: 'nobody in the list', given: { contacts: [] } },
  ],
});
