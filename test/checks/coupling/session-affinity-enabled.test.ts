import { describe, it } from 'vitest';
import check from '../../../checks/coupling/session-affinity-enabled.ts';
import { createCheckTester } from '../../support/world.ts';

const handover = (sticky: boolean) => ({ sticky, drains: true, asksHealth: true });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'any machine', given: { handover: handover(false) } }],
  broken: [
    { name: 'the same machine', given: { handover: handover(true) }, message: 'sticky' },
    {
      name: 'a program',
      head: { kind: 'app' },
      given: { handover: { sticky: true, asksHealth: true } },
      message: 'sticky',
    },
  ],
  notApplicable: [{ name: 'nothing behind it', given: { handover: null } }],
});
