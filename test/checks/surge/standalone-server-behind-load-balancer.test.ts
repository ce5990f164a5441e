import { describe, it } from 'vitest';
import check from '../../../checks/surge/standalone-server-behind-load-balancer.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'in a group', given: { state: 'running', loadBalancers: ['shop'], replacementGroup: 'web' } }],
  broken: [
    {
      name: 'in no group',
      given: { state: 'running', loadBalancers: ['shop'], replacementGroup: null },
      message: 'standalone',
    },
  ],
  notApplicable: [
    {
      name: 'stopped',
      given: { state: 'stopped', loadBalancers: ['shop'], replacementGroup: null },
      because: 'it is not running',
    },
    {
      name: 'serves nobody',
      given: { state: 'running', loadBalancers: [], replacementGroup: null },
      because: 'it is behind no load balancer',
    },
  ],
});
