import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unrestricted-ingress.ts';
import type { Exposure } from '../../../src/model/facts.ts';
import { everyPort, exposure } from '../../support/exposure.ts';
import { createCheckTester } from '../../support/world.ts';

const given = (attached: boolean, ...exposedServices: Exposure[]) => ({
  exposedServices,
  attached,
  internetRules: [],
});
const unnamed = { group: 'none', rule: 'none' };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'closed', given: given(true) }],
  broken: [
    {
      name: 'every port',
      given: given(true, everyPort),
      message: 'allPorts',
      data: { ...unnamed, port: '0–65535', audience: 'internet' },
    },
    {
      name: 'a range that names no service',
      given: given(true, exposure(null, 1024, { toPort: 65_535 })),
      message: 'portRange',
      data: { ...unnamed, port: '1024–65535', audience: 'internet' },
    },
    {
      name: 'SSH',
      given: given(true, exposure('SSH', 22), exposure('PostgreSQL', 5432)),
      message: 'service',
      data: { ...unnamed, port: 22, service: 'SSH', audience: 'internet' },
    },
    { name: 'nothing uses it', given: given(false, exposure('SSH', 22)), message: 'service', adjusted: -1 },
    {
      name: 'file sharing',
      given: given(true, exposure('NFS', 2049, { severity: 'high' })),
      message: 'service',
      adjusted: -1,
    },
    {
      name: 'file sharing, and nothing uses it',
      given: given(false, exposure('NFS', 2049, { severity: 'high' })),
      message: 'service',
      adjusted: -2,
    },
    {
      name: 'a part of the internet',
      given: given(true, exposure('SSH', 22, { audience: 'public-range', addresses: 8_388_608 })),
      message: 'largeRange',
      data: { ...unnamed, addresses: 8_388_608, audience: 'public-range', port: 22 },
      credit: 0.5,
    },
  ],
  notApplicable: [
    { name: 'a filter of another kind', given: { exposedServices: null, attached: true, internetRules: [] } },
  ],
});
