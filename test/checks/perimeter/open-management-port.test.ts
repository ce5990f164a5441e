import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/open-management-port.ts';
import { createCheckTester } from '../../support/world.ts';

const open = (from: number, to = from, protocol = 'tcp') => ({
  protocol,
  fromPort: from,
  toPort: to,
  sources: ['0.0.0.0/0'],
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'nothing is open', given: { reachableFromInternet: { allowedIngress: [] } } },
    { name: 'the shop is open', given: { reachableFromInternet: { allowedIngress: [open(80), open(443)] } } },
    {
      name: 'another protocol on the same port',
      given: { reachableFromInternet: { allowedIngress: [open(22, 22, 'udp')] } },
    },
  ],
  broken: [
    {
      name: 'SSH',
      given: { reachableFromInternet: { allowedIngress: [open(443), open(22)] } },
      message: 'open',
      data: { port: 22, service: 'SSH' },
    },
    {
      name: 'within a range',
      given: { reachableFromInternet: { allowedIngress: [open(3000, 4000)] } },
      message: 'open',
      data: { port: 3389, service: 'Remote Desktop' },
    },
    {
      name: 'everything',
      given: { reachableFromInternet: { allowedIngress: [open(0, 65_535, 'all')] } },
      message: 'open',
      data: { port: 22, service: 'SSH' },
    },
    {
      name: 'passed on by a balancer',
      head: { kind: 'load-balancer' },
      given: { reachableFromInternet: { allowedIngress: [open(22)] } },
      message: 'open',
    },
  ],
});
