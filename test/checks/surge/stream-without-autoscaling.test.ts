import { describe, it } from 'vitest';
import check from '../../../checks/surge/stream-without-autoscaling.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'on demand', given: { scaling: { min: 0, max: 4, desired: 4, automatic: true } } }],
  broken: [
    {
      name: 'four lanes, always',
      given: { scaling: { min: 4, max: 4, desired: 4, automatic: false } },
      message: 'fixed',
      data: { count: 4 },
    },
  ],
  notApplicable: [{ name: 'a queue', given: { scaling: null }, because: 'it has no shards or throughput units' }],
});
