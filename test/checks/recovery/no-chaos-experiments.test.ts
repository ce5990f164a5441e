import { describe, it } from 'vitest';
import check from '../../../checks/recovery/no-chaos-experiments.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'lately', given: { inUse: true, chaosExperimentRuns: { prepared: 1, latest: '2026-06-01T00:00:00Z' } } },
  ],
  broken: [
    { name: 'never', given: { inUse: true, chaosExperimentRuns: { prepared: 0, latest: null } }, message: 'never' },
    {
      name: 'only prepared',
      given: { inUse: true, chaosExperimentRuns: { prepared: 2, latest: null } },
      message: 'notCompleted',
    },
    {
      name: 'long ago',
      given: { inUse: true, chaosExperimentRuns: { prepared: 1, latest: '2024-06-01T00:00:00Z' } },
      message: 'old',
    },
  ],
  notApplicable: [
    { name: 'an empty account', given: { inUse: false, chaosExperimentRuns: { prepared: 0, latest: null } } },
  ],
});
