import { describe, it } from 'vitest';
import check from '../../../checks/performance/burstable-database-storage.ts';
import { createCheckTester } from '../../support/world.ts';

const machine = { type: 'db.m6g.large', burstable: false };

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a fixed speed', given: { performance: { ...machine, storageType: 'gp3', burstableStorage: false } } },
  ],
  broken: [
    {
      name: 'saves up speed',
      given: { performance: { ...machine, storageType: 'gp2', burstableStorage: true } },
      message: 'burstable',
      data: { storage: 'gp2' },
    },
  ],
  notApplicable: [
    { name: 'no machine of its own', given: { performance: null } },
    { name: 'no disk of its own', given: { performance: machine }, because: 'it has no storage of its own' },
  ],
});
