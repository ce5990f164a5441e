import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unrestricted-ingress.ts';
import { createCheckTester } from '../../support/world.ts';

const open = (from: number, to = from, protocol = 'tcp') => ({
  protocol,
  fromPort: from,
  toPort: to,
  sources: ['0.0.0.0/0'],
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'closed', given: { allowedIngress: [], attached: true } },
    { name: 'the shop is open', given: { allowedIngress: [open(80), open(443)], attached: true } },
    {
      name: 'SSH from the office',
      given: { allowedIngress: [{ ...open(22), sources: ['203.0.113.0/24', 'sg-2'] }], attached: true },
    },
  ],
  broken: [
    { name: 'every port', given: { allowedIngress: [open(0, 65_535, 'all')], attached: true }, message: 'allPorts' },
    {
      name: 'every port of TCP, beside the shop',
      given: { allowedIngress: [open(443), open(1, 65_535)], attached: true },
      message: 'allPorts',
    },
    {
      name: 'SSH',
      given: { allowedIngress: [open(5432), open(22)], attached: true },
      message: 'managementPort',
      data: { port: 22 },
    },
    {
      name: 'a data store, over the other protocol version',
      given: { allowedIngress: [{ ...open(5432), sources: ['::/0'] }], attached: true },
      message: 'databasePort',
      data: { port: 5432 },
    },
    {
      name: 'nothing uses it',
      given: { allowedIngress: [open(22)], attached: false },
      message: 'managementPort',
      adjusted: -1,
    },
  ],
  notApplicable: [{ name: 'a filter of another kind', given: { allowedIngress: null, attached: true } }],
});
