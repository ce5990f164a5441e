import { describe, it } from 'vitest';
import check from '../../../checks/surge/undiversified-instance-mix.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'several types, some that stay',
      given: { instanceMix: { instanceTypes: 'multiple', onDemandBase: true } },
    },
  ],
  broken: [
    {
      name: 'spare ones only',
      given: { instanceMix: { instanceTypes: 'multiple', onDemandBase: false } },
      message: 'spotOnly',
    },
    {
      name: 'one type',
      given: { instanceMix: { instanceTypes: 'single', onDemandBase: true } },
      message: 'singleType',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'chosen by the provider', given: { instanceMix: null } }],
});
