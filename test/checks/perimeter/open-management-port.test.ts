import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/open-management-port.ts';
import type { Exposure } from '../../../src/model/facts.ts';
import { everyPort, exposure, internetRule } from '../../support/exposure.ts';
import { createCheckTester } from '../../support/world.ts';

const given = (...exposedManagementServices: Exposure[]) => ({ exposedManagementServices, internetRules: [] });
const unnamed = { group: 'none', rule: 'none' };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'nothing is open', given: given() }],
  broken: [
    {
      name: 'an app that a large part of the internet reaches',
      head: { kind: 'app' },
      given: given(exposure('SSH', 22, { audience: 'public-range', addresses: 8_388_608, severity: 'high' })),
      message: 'largeRange',
      data: { addresses: 8_388_608, port: 22 },
      credit: 0.5,
      adjusted: -1,
    },
    {
      name: 'the gravest of several',
      given: given(exposure('SSH', 22), exposure('FTP', 21, { severity: 'high' })),
      message: 'open',
      data: { ...unnamed, port: 22, service: 'SSH', audience: 'internet' },
    },
    {
      name: 'a directory, which is less than administration',
      given: given(exposure('LDAP', 389, { severity: 'high' })),
      message: 'open',
      data: { ...unnamed, port: 389, service: 'LDAP', audience: 'internet' },
      adjusted: -1,
    },
    {
      name: 'over UDP',
      given: given(exposure('SNMP', 161, { protocol: 'udp' })),
      message: 'open',
      data: { ...unnamed, port: '161/UDP', service: 'SNMP', audience: 'internet' },
    },
    {
      name: 'for every customer of the provider',
      given: given(exposure('SSH', 22, { audience: 'provider-customers', severity: 'high' })),
      message: 'open',
      data: { ...unnamed, port: 22, service: 'SSH', audience: 'provider-customers' },
      adjusted: -1,
    },
    { name: 'every port', given: given(everyPort), message: 'allPorts', data: { ...unnamed, audience: 'internet' } },
    {
      name: 'every port of UDP',
      given: given(exposure(null, 0, { protocol: 'udp', toPort: 65_535, severity: 'high' })),
      message: 'portRange',
      data: { ...unnamed, port: '0–65535/UDP', audience: 'internet' },
      adjusted: -1,
    },
    {
      name: 'through rules of two groups, one of which has a name',
      given: {
        exposedManagementServices: [exposure('SSH', 22)],
        internetRules: [
          internetRule('sg-web', { fromPort: 80, toPort: 80 }),
          internetRule('sg-admin', { fromPort: 20, toPort: 30, names: ['allow-ssh'] }),
          internetRule('sg-all', { protocol: 'all' }),
        ],
      },
      message: 'open',
      data: {
        ...{ audience: 'internet', port: 22, service: 'SSH', group: 'sg-admin, sg-all', rule: 'allow-ssh' },
        ...{ firewall: 'sg-admin', openProtocol: 'tcp', openPorts: '20-30', openSources: '0.0.0.0/0' },
      },
    },
    {
      name: 'a balancer that passes it on',
      head: { kind: 'load-balancer' },
      given: given(exposure('Remote Desktop', 3389)),
      message: 'open',
    },
  ],
});
