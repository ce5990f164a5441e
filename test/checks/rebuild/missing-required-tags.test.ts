import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/missing-required-tags.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'most say both', given: { tagCoverage: { total: 10, withOwner: 8, withEnvironment: 9 } } }],
  broken: [
    {
      name: 'few owners',
      given: { tagCoverage: { total: 10, withOwner: 7, withEnvironment: 10 } },
      message: 'owner',
      data: { percent: 70, total: 10 },
    },
    {
      name: 'few environments',
      given: { tagCoverage: { total: 4, withOwner: 4, withEnvironment: 1 } },
      message: 'environment',
    },
  ],
  notApplicable: [{ name: 'an empty account', given: { tagCoverage: { total: 0, withOwner: 0, withEnvironment: 0 } } }],
});
