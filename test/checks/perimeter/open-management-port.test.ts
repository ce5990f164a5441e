import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/open-management-port.ts';
import { createCheckTester } from '../../support/world.ts';

const open = (from: number, to = from, protocol = 'tcp') => ({ protocol, from, to, sources: ['0.0.0.0/0'] });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'nothing is open', given: { exposure: { openings: [] } } },
    { name: 'the shop is open', given: { exposure: { openings: [open(80), open(443)] } } },
    { name: 'another protocol on the same port', given: { exposure: { openings: [open(22, 22, 'udp')] } } },
  ],
  broken: [
    {
      name: 'SSH',
      given: { exposure: { openings: [open(443), open(22)] } },
      message: 'open',
      data: { port: 22, service: 'SSH' },
    },
    {
      name: 'within a range',
      given: { exposure: { openings: [open(3000, 4000)] } },
      message: 'open',
      data: { port: 3389, service: 'Remote Desktop' },
    },
    {
      name: 'everything',
      given: { exposure: { openings: [open(0, 65_535, 'all')] } },
      message: 'open',
      data: { port: 22, service: 'SSH' },
    },
    {
      name: 'passed on by a balancer',
      head: { kind: 'load-balancer' },
      given: { exposure: { openings: [open(22)] } },
      message: 'open',
    },
  ],
});
