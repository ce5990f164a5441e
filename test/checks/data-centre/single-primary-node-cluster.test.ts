import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-primary-node-cluster.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'three', given: { heads: 3 } }],
  broken: [
    { name: 'one', given: { heads: 1 }, message: 'few', data: { count: 1 } },
    { name: 'two', given: { heads: 2 }, message: 'few', data: { count: 2 } },
  ],
  notApplicable: [{ name: 'steered by the provider', given: { heads: null } }],
});
