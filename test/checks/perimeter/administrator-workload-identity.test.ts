import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/administrator-workload-identity.ts';
import { createCheckTester } from '../../support/world.ts';

const role = (
  privilegeLevel: 'administrator' | 'can-escalate' | 'limited',
  sort: 'service' | 'account' = 'service',
) => ({
  privilegeLevel,
  trustedPrincipals: [{ type: sort, principal: 'ec2.amazonaws.com', requiresExternalIdOrMfa: true }],
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'few rights', given: role('limited') },
    { name: 'enough to climb: another check says so', given: role('can-escalate') },
  ],
  broken: [{ name: 'all rights', given: role('administrator'), message: 'administrator' }],
  notApplicable: [
    { name: 'a role of people', given: role('administrator', 'account') },
    { name: 'a user', given: { privilegeLevel: 'administrator', trustedPrincipals: null } },
  ],
});
