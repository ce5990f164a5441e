import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/no-deployment-pipeline.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'one of its own', given: { inUse: true, deploymentPipelines: { pipelines: 1, trustedPipelines: 0 } } },
    { name: 'one from elsewhere', given: { inUse: true, deploymentPipelines: { pipelines: 0, trustedPipelines: 1 } } },
  ],
  broken: [
    {
      name: 'none',
      given: { inUse: true, deploymentPipelines: { pipelines: 0, trustedPipelines: 0 } },
      message: 'none',
    },
  ],
  notApplicable: [
    { name: 'an empty account', given: { inUse: false, deploymentPipelines: { pipelines: 0, trustedPipelines: 0 } } },
  ],
});
