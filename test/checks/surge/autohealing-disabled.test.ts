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
      name: 'repairs never switched on',
      given: { autohealing: { enabled: false, suspendedProcesses: [] } },
      message: 'disabled',
    },
    {
      name: 'two duties paused',
      given: { autohealing: { suspendedProcesses: ['Launch', 'HealthCheck'], usesLoadBalancerHealth: true } },
      message: 'paused',
      data: { duty: 'Launch', more: 1 },
    },
    {
      name: 'looks away',
      given: { autohealing: { suspendedProcesses: [], usesLoadBalancerHealth: false } },
      message: 'ignoresHealthChecks',
    },
  ],
  notApplicable: [{ name: 'looked after by the provider', given: { autohealing: null } }],
});
