import { describe, it } from 'vitest';
import check from '../../../checks/coupling/session-affinity-enabled.ts';
import { createCheckTester } from '../../support/world.ts';

const handover = (sessionAffinity: boolean) => ({ sessionAffinity, connectionDraining: true, healthChecks: true });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'any machine', given: { loadBalancing: handover(false) } }],
  broken: [
    { name: 'the same machine', given: { loadBalancing: handover(true) }, message: 'enabled' },
    {
      name: 'a program',
      head: { kind: 'app' },
      given: { loadBalancing: { sessionAffinity: true, healthChecks: true } },
      message: 'enabled',
    },
  ],
  notApplicable: [{ name: 'nothing behind it', given: { loadBalancing: null } }],
});
