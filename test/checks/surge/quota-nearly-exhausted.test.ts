import { describe, it } from 'vitest';
import check from '../../../checks/surge/quota-nearly-exhausted.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'room for everything',
      given: { quota: { resource: 'vcpus', limit: 100, countedType: 'T' }, quotaUsage: { used: 80, planned: 100 } },
    },
  ],
  broken: [
    {
      name: 'nearly full',
      given: { quota: { resource: 'vcpus', limit: 100, countedType: 'T' }, quotaUsage: { used: 81, planned: 81 } },
      message: 'used',
      data: { used: 81, most: 100 },
    },
    {
      name: 'groups that may grow beyond it',
      given: { quota: { resource: 'vcpus', limit: 100, countedType: 'T' }, quotaUsage: { used: 10, planned: 101 } },
      message: 'planned',
      data: { planned: 101, most: 100 },
    },
  ],
  notApplicable: [
    {
      name: 'nothing uses it',
      given: { quota: { resource: 'databases', limit: 40, countedType: 'T' }, quotaUsage: { used: 0, planned: 0 } },
    },
  ],
});
