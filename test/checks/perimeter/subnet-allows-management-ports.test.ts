import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/subnet-allows-management-ports.ts';
import type { Exposure } from '../../../src/model/facts.ts';
import { everyPort, exposure } from '../../support/exposure.ts';
import { createCheckTester } from '../../support/world.ts';

const open = { allowedIngress: [{ protocol: 'tcp', fromPort: 443, toPort: 443, sources: ['0.0.0.0/0'] }] };
const given = (...exposedManagementServices: Exposure[]) => ({
  reachableFromInternet: open,
  exposedManagementServices,
  ingressRules: [],
});

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'web only', given: given() }],
  broken: [
    { name: 'all', given: given(everyPort), message: 'allPorts', data: { audience: 'internet' } },
    {
      name: 'remote desktop',
      given: given(exposure('Remote Desktop', 3389)),
      message: 'open',
      data: { port: 3389, service: 'Remote Desktop', audience: 'internet' },
    },
    {
      name: 'all high ports',
      given: given(exposure(null, 1024, { toPort: 65_535 })),
      message: 'portRange',
      data: { port: '1024–65535', audience: 'internet' },
    },
    { name: 'no rules of its own', given: { ...given(everyPort), ingressRules: null }, message: 'none' },
  ],
  notApplicable: [{ name: 'inside', given: { ...given(), reachableFromInternet: { allowedIngress: [] } } }],
});
