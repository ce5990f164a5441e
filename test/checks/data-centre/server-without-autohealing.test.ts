import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/server-without-autohealing.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'in a group',
      given: { state: 'running', replacementGroup: 'web', loadBalancers: ['shop'], faultDomainPeers: 0 },
    },
  ],
  broken: [
    {
      name: 'behind a balancer and in no group',
      given: { state: 'running', replacementGroup: null, loadBalancers: ['shop'], faultDomainPeers: 0 },
      message: 'behindLoadBalancer',
    },
    {
      name: 'on its own',
      given: { state: 'running', replacementGroup: null, loadBalancers: [], faultDomainPeers: 0 },
      message: 'standalone',
      adjusted: -1,
    },
    {
      name: 'in other racks than its sisters',
      given: { state: 'running', replacementGroup: null, loadBalancers: ['shop'], faultDomainPeers: 1 },
      message: 'sameZone',
      credit: 0.5,
    },
  ],
  notApplicable: [
    {
      name: 'stopped',
      given: { state: 'stopped', replacementGroup: null, loadBalancers: ['shop'], faultDomainPeers: 0 },
      because: 'it is not running',
    },
  ],
});
