import { describe, it } from 'vitest';
import check from '../../../checks/support/open-provider-recommendations.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'nothing is red', given: { providerAdvice: { red: 0, yellow: 3 } } }],
  broken: [{ name: 'two are red', given: { providerAdvice: { red: 2, yellow: 0 } }, message: 'red', data: { red: 2 } }],
  notApplicable: [{ name: 'no contract', given: { providerAdvice: null } }],
});
