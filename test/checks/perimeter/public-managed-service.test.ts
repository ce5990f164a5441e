import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-managed-service.ts';
import type { Exposure } from '../../../src/model/facts.ts';
import { everyPort, exposure } from '../../support/exposure.ts';
import { createCheckTester } from '../../support/world.ts';

const given = (...exposedManagedServices: Exposure[]) => ({ exposedManagedServices });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a replication instance inside', given: given() },
    { name: 'a broker inside', head: { kind: 'messaging' }, given: given() },
  ],
  broken: [
    {
      name: 'a broker for everybody',
      head: { kind: 'messaging' },
      given: given(exposure(null, 5671, { severity: 'high' })),
      message: 'port',
      data: { port: 5671, audience: 'internet' },
      adjusted: -1,
    },
    {
      name: 'a virtual machine with SSH',
      given: given(exposure('SSH', 22)),
      message: 'service',
      data: { port: 22, service: 'SSH', audience: 'internet' },
    },
    {
      name: 'a range of ports',
      given: given(exposure(null, 9000, { toPort: 9999, severity: 'high' })),
      message: 'port',
      data: { port: '9000–9999', audience: 'internet' },
      adjusted: -1,
    },
    {
      name: 'a large part of the internet',
      given: given(exposure(null, 3306, { audience: 'public-range', addresses: 8_388_608, severity: 'high' })),
      message: 'largeRange',
      data: { addresses: 8_388_608, port: 3306 },
      credit: 0.5,
      adjusted: -1,
    },
    { name: 'every port', given: given(everyPort), message: 'allPorts', data: { audience: 'internet' } },
    {
      name: 'every customer of the provider',
      given: given(exposure(null, 61_617, { audience: 'provider-customers', severity: 'medium' })),
      message: 'port',
      data: { port: 61_617, audience: 'provider-customers' },
      adjusted: -2,
    },
  ],
  notApplicable: [{ name: 'a queue, which is in no network', head: { kind: 'messaging' }, given: { exposedManagedServices: null } }],
}); // prettier-ignore
