import { describe, it } from 'vitest';
import check from '../../../checks/people/no-organization-guardrails.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'rules', given: { inUse: true, organizationGuardrails: 'guardrails' } }],
  broken: [
    { name: 'nobody above it', given: { inUse: true, organizationGuardrails: 'none' }, message: 'standalone' },
    {
      name: 'an organization without rules',
      given: { inUse: true, organizationGuardrails: 'organization-only' },
      message: 'noGuardrails',
      credit: 0.5,
    },
    {
      name: 'the account that manages the organization',
      given: { inUse: true, organizationGuardrails: 'management-account' },
      message: 'managementAccount',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, organizationGuardrails: 'none' } }],
});
