import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-primary-node-cluster.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'three', given: { primaryNodes: 3 } }],
  broken: [
    { name: 'one', given: { primaryNodes: 1 }, message: 'tooFew', data: { count: 1 } },
    { name: 'two', given: { primaryNodes: 2 }, message: 'tooFew', data: { count: 2 } },
  ],
  notApplicable: [{ name: 'steered by the provider', given: { primaryNodes: null } }],
});
