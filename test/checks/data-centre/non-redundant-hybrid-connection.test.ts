import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/non-redundant-hybrid-connection.ts';
import { createCheckTester } from '../../support/world.ts';

const line = (up: number, tunnels = 2) => ({ to: ['vgw-1'], via: 'cgw-1', tunnels, up });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'two devices', given: { uplink: line(2), parallelLines: ['cgw-1', 'cgw-2'] } },
    { name: 'a cable beside a tunnel', given: { uplink: line(1, 1), parallelLines: ['EqDC2', 'cgw-2'] } },
  ],
  broken: [
    { name: 'nothing goes through', given: { uplink: line(0), parallelLines: ['cgw-2', 'cgw-3'] }, message: 'down' },
    {
      name: 'one tunnel',
      given: { uplink: line(1), parallelLines: ['cgw-1', 'cgw-2'] },
      message: 'tunnel',
      data: { up: 1, tunnels: 2 },
    },
    {
      name: 'one device',
      given: { uplink: line(2), parallelLines: ['cgw-1'] },
      message: 'lone',
      data: { via: 'cgw-1' },
    },
  ],
  notApplicable: [
    { name: 'an endpoint of a service', given: { uplink: null, parallelLines: [] } },
    { name: 'it ends nowhere', given: { uplink: { ...line(2), to: [] }, parallelLines: [] } },
  ],
});
