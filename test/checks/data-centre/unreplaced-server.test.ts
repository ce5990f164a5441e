import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/unreplaced-server.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'in a group', given: { state: 'running', replacedBy: 'web', servedBy: ['shop'] } }],
  broken: [
    {
      name: 'behind a balancer and in no group',
      given: { state: 'running', replacedBy: null, servedBy: ['shop'] },
      message: 'serving',
    },
    { name: 'on its own', given: { state: 'running', replacedBy: null, servedBy: [] }, message: 'alone', adjusted: -1 },
  ],
  notApplicable: [
    { name: 'stopped', given: { state: 'stopped', replacedBy: null, servedBy: ['shop'] }, because: 'it does not run' },
  ],
});
