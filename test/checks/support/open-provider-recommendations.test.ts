import { describe, it } from 'vitest';
import check from '../../../checks/support/open-provider-recommendations.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'nothing is red', given: { openRecommendations: { errors: 0, warnings: 3 } } }],
  broken: [
    {
      name: 'two are red',
      given: { openRecommendations: { errors: 2, warnings: 0 } },
      message: 'red',
      data: { red: 2 },
    },
  ],
  notApplicable: [{ name: 'no contract', given: { openRecommendations: null } }],
});
