import { describe, it } from 'vitest';
import check from '../../../checks/people/no-organization-guardrails.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'rules', given: { inUse: true, limits: 'rules' } }],
  broken: [
    { name: 'nobody above it', given: { inUse: true, limits: 'nobody' }, message: 'alone' },
    {
      name: 'an organization without rules',
      given: { inUse: true, limits: 'organization' },
      message: 'open',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, limits: 'nobody' } }],
});
