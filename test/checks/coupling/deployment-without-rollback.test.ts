import { describe, it } from 'vitest';
import check from '../../../checks/coupling/deployment-without-rollback.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'guarded', given: { deploymentStrategy: { automaticRollback: true, keepsCapacity: true } } }],
  broken: [
    {
      name: 'stops the old one first',
      given: { deploymentStrategy: { automaticRollback: true, keepsCapacity: false } },
      message: 'interrupted',
    },
    {
      name: 'stays broken',
      given: { deploymentStrategy: { automaticRollback: false, keepsCapacity: true } },
      message: 'noRollback',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'by another tool', given: { deploymentStrategy: null } }],
});
