import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/plain-text-entry-point.ts';
import { createCheckTester } from '../../support/world.ts';

const open = [{ subnet: 's', firewalls: [], families: ['v4' as const] }];
const listener = (protocol: string, port: number) => ({ protocol, port, redirects: false });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'encrypted only', given: { interfaces: open, listeners: [listener('HTTPS', 443)] } },
    {
      name: 'plain visits are sent on',
      given: { interfaces: open, listeners: [{ ...listener('HTTP', 80), redirects: true }, listener('HTTPS', 443)] },
    },
    {
      name: 'it passes on what it does not understand',
      given: { interfaces: open, listeners: [listener('TCP', 5000)] },
    },
  ],
  broken: [
    {
      name: 'plain beside encrypted',
      given: { interfaces: open, listeners: [listener('HTTPS', 443), listener('HTTP', 80)] },
      message: 'plain',
      data: { port: 80 },
    },
  ],
  notApplicable: [
    {
      name: 'internal',
      given: { interfaces: [{ subnet: 's', firewalls: [], families: [] }], listeners: [listener('HTTP', 80)] },
      because: 'no stranger can reach it',
    },
    { name: 'without a network card', given: { interfaces: null, listeners: [listener('HTTP', 80)] } },
  ],
});
