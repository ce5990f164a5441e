import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/exposed-server-with-workload-identity.ts';
import { createCheckTester } from '../../support/world.ts';

const state = 'running' as const;
const allowedIngress = [{ protocol: 'tcp', fromPort: 443, toPort: 443, sources: ['0.0.0.0/0'] }];

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'a way in and no rights',
      given: { state, workloadIdentity: null, reachableFromInternet: { allowedIngress: allowedIngress } },
    },
  ],
  broken: [
    {
      name: 'rights and a way in',
      given: { state, workloadIdentity: 'web', reachableFromInternet: { allowedIngress: allowedIngress } },
      message: 'both',
      data: { role: 'web' },
    },
  ],
  notApplicable: [
    {
      name: 'rights and no way in',
      given: { state, workloadIdentity: 'web', reachableFromInternet: { allowedIngress: [] } },
    },
    {
      name: 'stopped',
      given: { state: 'stopped', workloadIdentity: 'web', reachableFromInternet: { allowedIngress: allowedIngress } },
    },
  ],
});
