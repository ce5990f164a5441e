import { describe, it } from 'vitest';
import check from '../../../checks/coupling/missing-health-check-or-draining.ts';
import { createCheckTester } from '../../support/world.ts';

const handover = (drains: boolean, asksHealth = true) => ({ sticky: false, drains, asksHealth });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'asks and lets finish', given: { handover: handover(true) } },
    {
      name: 'a program that asks, where nothing says whether it lets finish',
      head: { kind: 'app' },
      given: { handover: { sticky: false, asksHealth: true } },
    },
  ],
  broken: [
    { name: 'no time to finish', given: { handover: handover(false) }, message: 'abrupt', credit: 0.5 },
    { name: 'never asks', given: { handover: handover(true, false) }, message: 'blind' },
  ],
  notApplicable: [{ name: 'nothing behind it', given: { handover: null } }],
});
