import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/no-deployment-pipeline.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'one of its own', given: { inUse: true, deliveries: { pipelines: 1, trusted: 0 } } },
    { name: 'one from elsewhere', given: { inUse: true, deliveries: { pipelines: 0, trusted: 1 } } },
  ],
  broken: [{ name: 'none', given: { inUse: true, deliveries: { pipelines: 0, trusted: 0 } }, message: 'none' }],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, deliveries: { pipelines: 0, trusted: 0 } } }],
});
