import { describe, it } from 'vitest';
import check from '../../../checks/performance/previous-generation-instance-type.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'a current type',
      given: { performance: { type: 'm7g.large', burstable: false, previousGeneration: false } },
    },
  ],
  broken: [
    {
      name: 'an old type',
      given: { performance: { type: 'dc1.large', burstable: false, previousGeneration: true } },
      message: 'old',
      data: { class: 'dc1.large' },
    },
  ],
  notApplicable: [
    { name: 'no machine of its own', given: { performance: null }, because: 'it has no instance type' },
    {
      name: 'a provider that does not say',
      given: { performance: { type: 'D4s_v5', burstable: false } },
      because: 'the generation of its type is not known',
    },
  ],
});
