import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/administrator-workload-identity.ts';
import { createCheckTester } from '../../support/world.ts';

const role = (
  powers: 'administrator' | 'can-become-administrator' | 'limited',
  sort: 'service' | 'account' = 'service',
) => ({
  powers,
  takenBy: [{ sort, who: 'ec2.amazonaws.com', guarded: true }],
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'few rights', given: role('limited') },
    { name: 'enough to climb: another check says so', given: role('can-become-administrator') },
  ],
  broken: [{ name: 'all rights', given: role('administrator'), message: 'everything' }],
  notApplicable: [
    { name: 'a role of people', given: role('administrator', 'account') },
    { name: 'a user', given: { powers: 'administrator', takenBy: null } },
  ],
});
