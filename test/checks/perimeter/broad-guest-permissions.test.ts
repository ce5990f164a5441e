import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/broad-guest-permissions.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'usage figures only',
      given: { guestAccess: 'unlimited', unscopedActions: [], privilegeLevel: 'limited' },
    },
    {
      name: 'what the provider keeps from guests',
      given: { guestAccess: 'limited', unscopedActions: [], privilegeLevel: 'can-escalate' },
    },
  ],
  broken: [
    {
      name: 'all storage',
      given: { guestAccess: 'limited', unscopedActions: ['a:Get', 'b:*'], privilegeLevel: 'limited' },
      message: 'broad',
      data: { actions: 'a:Get, b:*' },
    },
    {
      name: 'an administrator within the limits of the provider',
      given: { guestAccess: 'limited', unscopedActions: ['*'], privilegeLevel: 'administrator' },
      message: 'broad',
    },
    {
      name: 'an administrator without limits',
      given: { guestAccess: 'unlimited', unscopedActions: ['*'], privilegeLevel: 'administrator' },
      message: 'everything',
      adjusted: 1,
    },
  ],
  notApplicable: [
    {
      name: 'no identity pool',
      given: { guestAccess: null, unscopedActions: null, privilegeLevel: 'administrator' },
      because: 'no visitor can act as it',
    },
    {
      name: 'users who sign in',
      given: { guestAccess: 'none', unscopedActions: ['*'], privilegeLevel: 'administrator' },
      because: 'no visitor can act as it',
    },
  ],
});
