import { describe, it } from 'vitest';
import check from '../../../checks/surge/standalone-server-behind-load-balancer.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'in a group', given: { state: 'running', servedBy: ['shop'], replacedBy: 'web' } }],
  broken: [
    { name: 'in no group', given: { state: 'running', servedBy: ['shop'], replacedBy: null }, message: 'alone' },
  ],
  notApplicable: [
    { name: 'stopped', given: { state: 'stopped', servedBy: ['shop'], replacedBy: null }, because: 'it does not run' },
    {
      name: 'serves nobody',
      given: { state: 'running', servedBy: [], replacedBy: null },
      because: 'no entry point sends customers to it',
    },
  ],
});
