import { describe, it } from 'vitest';
import check from '../../../checks/coupling/deployment-without-rollback.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'guarded', given: { rollout: { takesBack: true, keepsServing: true } } }],
  broken: [
    { name: 'stops the old one first', given: { rollout: { takesBack: true, keepsServing: false } }, message: 'gap' },
    {
      name: 'stays broken',
      given: { rollout: { takesBack: false, keepsServing: true } },
      message: 'stuck',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'by another tool', given: { rollout: null } }],
});
