import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/failed-stack.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'done', given: { stackStatus: 'complete' } }],
  broken: [
    { name: 'halfway', given: { stackStatus: 'failed' }, message: 'failed' },
    { name: 'taken back', given: { stackStatus: 'rolled-back' }, message: 'rolledBack', credit: 0.5 },
  ],
  notApplicable: [{ name: 'under way', given: { stackStatus: 'in-progress' } }],
});
