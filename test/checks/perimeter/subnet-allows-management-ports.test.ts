import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/subnet-allows-management-ports.ts';
import { createCheckTester } from '../../support/world.ts';

const opening = (protocol: string, from: number, to = from) => ({
  protocol,
  fromPort: from,
  toPort: to,
  sources: ['0.0.0.0/0'],
});

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'web only',
      given: { reachableFromInternet: { allowedIngress: [opening('tcp', 80), opening('tcp', 443)] } },
    },
  ],
  broken: [
    {
      name: 'all',
      given: { reachableFromInternet: { allowedIngress: [opening('all', 0, 65_535)] } },
      message: 'open',
      data: { port: 22 },
    },
    {
      name: 'remote desktop',
      given: { reachableFromInternet: { allowedIngress: [opening('tcp', 443), opening('tcp', 3389)] } },
      message: 'open',
      data: { port: 3389 },
    },
  ],
  notApplicable: [{ name: 'inside', given: { reachableFromInternet: { allowedIngress: [] } } }],
});
