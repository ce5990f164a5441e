import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/http-without-https-redirect.ts';
import { createCheckTester } from '../../support/world.ts';

const opening = (from: number, to: number) => ({ protocol: 'tcp', fromPort: from, toPort: to, sources: ['0.0.0.0/0'] });
const open = { allowedIngress: [opening(0, 65_535)] };
const listener = (protocol: string, port: number) => ({ protocol, port, redirectsToHttps: false });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'encrypted only', given: { reachableFromInternet: open, listeners: [listener('HTTPS', 443)] } },
    {
      name: 'plain visits are sent on',
      given: {
        reachableFromInternet: open,
        listeners: [{ ...listener('HTTP', 80), redirectsToHttps: true }, listener('HTTPS', 443)],
      },
    },
    {
      name: 'strangers reach the encrypted port only',
      given: {
        reachableFromInternet: { allowedIngress: [opening(443, 443)] },
        listeners: [listener('HTTPS', 443), listener('HTTP', 80)],
      },
    },
    {
      name: 'strangers reach TLS only, and a layer 4 listener is closed to them',
      given: {
        reachableFromInternet: { allowedIngress: [opening(443, 443)] },
        listeners: [listener('TLS', 443), listener('TCP', 80)],
      },
    },
  ],
  broken: [
    {
      name: 'plain beside encrypted',
      given: { reachableFromInternet: open, listeners: [listener('HTTPS', 443), listener('HTTP', 80)] },
      message: 'http',
      data: { port: 80 },
    },
    {
      name: 'a site at the edge',
      head: { kind: 'cdn' },
      given: { reachableFromInternet: open, listeners: [listener('HTTP', 80)] },
      message: 'http',
      data: { port: 80 },
    },
  ],
  notApplicable: [
    ...[listener('TCP', 80), listener('tcp', 25), listener('TCP_UDP', 5000)].map(one => ({
      name: `layer 4: ${one.protocol} on port ${String(one.port)}`,
      given: { reachableFromInternet: open, listeners: [listener('TLS', 443), one] },
      because: 'it passes connections on and does not see whether they are encrypted',
    })),
    {
      name: 'internal',
      given: { reachableFromInternet: { allowedIngress: [] }, listeners: [listener('HTTP', 80)] },
      because: 'it is not reachable from the internet',
    },
    { name: 'a mere name', given: { reachableFromInternet: null, listeners: [listener('HTTP', 80)] } },
  ],
});
