import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/search-without-dedicated-masters.ts';
import { createCheckTester } from '../../support/world.ts';

const nodes = (count: number, dataNodes: number) => ({ dedicatedPrimaryNodes: { count, dataNodes } });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'three', given: nodes(3, 6) },
    { name: 'five, as very large domains have', given: nodes(5, 40) },
    { name: 'three beside one data node', given: nodes(3, 1) },
  ],
  broken: [
    { name: 'none beside two data nodes: one lost node stops it', given: nodes(0, 2), message: 'none' },
    { name: 'none beside three data nodes, which outlive one', given: nodes(0, 3), message: 'none', credit: 0.5 },
    { name: 'one', given: nodes(1, 3), message: 'tooFew', data: { count: 1 } },
    { name: 'two, which must agree', given: nodes(2, 3), message: 'tooFew', data: { count: 2 } },
  ],
  notApplicable: [
    { name: 'a single node', given: nodes(0, 1) },
    { name: 'steered by the provider', given: { dedicatedPrimaryNodes: null } },
  ],
});
