import { describe, it } from 'vitest';
import check from '../../../checks/surge/autohealing-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'heeds its entry point', given: { upkeep: { paused: [], heedsEntryPoint: true } } },
    { name: 'has none in front', given: { upkeep: { paused: [] } } },
  ],
  broken: [
    {
      name: 'two duties paused',
      given: { upkeep: { paused: ['Launch', 'HealthCheck'], heedsEntryPoint: true } },
      message: 'paused',
      data: { duties: 'Launch, HealthCheck' },
    },
    { name: 'looks away', given: { upkeep: { paused: [], heedsEntryPoint: false } }, message: 'deaf' },
  ],
  notApplicable: [{ name: 'looked after by the provider', given: { upkeep: null } }],
});
