import { describe, it } from 'vitest';
import check from '../../../checks/support/missing-contacts.ts';
import { createCheckTester } from '../../support/world.ts';

const security = { role: 'security', privateMailbox: false } as const;
const operations = { role: 'operations', privateMailbox: false } as const;
const billing = { role: 'billing', privateMailbox: false } as const;

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all three', given: { contacts: [security, operations, billing] } }],
  broken: [
    { name: 'nobody', given: { contacts: null }, message: 'none' },
    {
      name: 'bills only',
      given: { contacts: [billing] },
      message: 'some',
      data: { roles: 'security and operations' },
      credit: 0.25,
    },
    {
      name: 'all but operations',
      given: { contacts: [security, billing] },
      message: 'some',
      data: { roles: 'operations' },
      credit: 0.5,
    },
  ],
});
