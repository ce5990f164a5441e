import { describe, it } from 'vitest';
import check from '../../../checks/support/missing-contacts.ts';
import { createCheckTester } from '../../support/world.ts';

const supportedContactTypes = ['security' as const, 'operations' as const, 'billing' as const];
const security = { role: 'security', personalEmail: false } as const;
const operations = { role: 'operations', personalEmail: false } as const;
const billing = { role: 'billing', personalEmail: false } as const;

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'all three',
      given: { contacts: [security, operations, billing], supportedContactTypes: supportedContactTypes },
    },
    { name: 'all that the provider asks for', given: { contacts: [security], supportedContactTypes: ['security'] } },
  ],
  broken: [
    { name: 'nobody', given: { contacts: null, supportedContactTypes: supportedContactTypes }, message: 'none' },
    {
      name: 'bills only',
      given: { contacts: [billing], supportedContactTypes: supportedContactTypes },
      message: 'some',
      data: { role: 'several' },
      credit: 0.25,
    },
    {
      name: 'all but operations',
      given: { contacts: [security, billing], supportedContactTypes: supportedContactTypes },
      message: 'some',
      data: { role: 'operations' },
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'nobody is asked for', given: { contacts: null, supportedContactTypes: [] } }],
});
