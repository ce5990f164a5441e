import { describe, it } from 'vitest';
import check from '../../../checks/surge/autohealing-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'heeds its entry point', given: { autohealing: { suspendedProcesses: [], usesLoadBalancerHealth: true } } },
    { name: 'has none in front', given: { autohealing: { suspendedProcesses: [] } } },
  ],
  broken: [
    {
      name: 'two duties paused',
      given: { autohealing: { suspendedProcesses: ['Launch', 'HealthCheck'], usesLoadBalancerHealth: true } },
      message: 'paused',
      data: { duties: 'Launch, HealthCheck' },
    },
    {
      name: 'looks away',
      given: { autohealing: { suspendedProcesses: [], usesLoadBalancerHealth: false } },
      message: 'deaf',
    },
  ],
  notApplicable: [{ name: 'looked after by the provider', given: { autohealing: null } }],
});
