import { describe, it } from 'vitest';
import check from '../../../checks/provider/tier-without-sla.ts';
import { createCheckTester } from '../../support/world.ts';

const hub = { name: 'shop-hub', tier: 'F1' };
const search = { name: 'shop-search', tier: 'free' };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'nothing for trials', given: { tiersWithoutSla: [] } }],
  broken: [
    { name: 'one part', given: { tiersWithoutSla: [hub] }, message: 'one', data: { first: 'shop-hub (F1)' } },
    {
      name: 'two parts',
      given: { tiersWithoutSla: [hub, search] },
      message: 'many',
      data: { first: 'shop-hub (F1)', count: 2 },
    },
  ],
  notApplicable: [{ name: 'no such tiers', given: { tiersWithoutSla: null } }],
});
