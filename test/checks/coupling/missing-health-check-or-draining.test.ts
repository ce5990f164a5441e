import { describe, it } from 'vitest';
import check from '../../../checks/coupling/missing-health-check-or-draining.ts';
import { createCheckTester } from '../../support/world.ts';

const handover = (connectionDraining: boolean, healthChecks = true) => ({
  sessionAffinity: false,
  connectionDraining,
  healthChecks,
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'asks and lets finish', given: { loadBalancing: handover(true) } },
    {
      name: 'a program that asks, where nothing says whether it lets finish',
      head: { kind: 'app' },
      given: { loadBalancing: { sessionAffinity: false, healthChecks: true } },
    },
  ],
  broken: [
    { name: 'no time to finish', given: { loadBalancing: handover(false) }, message: 'noDraining', credit: 0.5 },
    { name: 'never asks', given: { loadBalancing: handover(true, false) }, message: 'noHealthCheck' },
  ],
  notApplicable: [{ name: 'nothing behind it', given: { loadBalancing: null } }],
});
