import { describe, it } from 'vitest';
import check from '../../../checks/support/missing-contacts.ts';
import { createCheckTester } from '../../support/world.ts';

const contactRoles = ['security' as const, 'operations' as const, 'billing' as const];
const security = { role: 'security', privateMailbox: false } as const;
const operations = { role: 'operations', privateMailbox: false } as const;
const billing = { role: 'billing', privateMailbox: false } as const;

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'all three', given: { contacts: [security, operations, billing], contactRoles } },
    { name: 'all that the provider asks for', given: { contacts: [security], contactRoles: ['security'] } },
  ],
  broken: [
    { name: 'nobody', given: { contacts: null, contactRoles }, message: 'none' },
    {
      name: 'bills only',
      given: { contacts: [billing], contactRoles },
      message: 'some',
      data: { roles: 'security and operations' },
      credit: 0.25,
    },
    {
      name: 'all but operations',
      given: { contacts: [security, billing], contactRoles },
      message: 'some',
      data: { roles: 'operations' },
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'nobody is asked for', given: { contacts: null, contactRoles: [] } }],
});
