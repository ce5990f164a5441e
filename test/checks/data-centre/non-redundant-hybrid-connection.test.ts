import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/non-redundant-hybrid-connection.ts';
import { createCheckTester } from '../../support/world.ts';

const line = (up: number, tunnels = 2) => ({ gateways: ['vgw-1'], peerDevice: 'cgw-1', tunnels, tunnelsUp: up });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'two devices', given: { hybridConnection: line(2), redundantConnections: ['cgw-1', 'cgw-2'] } },
    {
      name: 'a cable beside a tunnel',
      given: { hybridConnection: line(1, 1), redundantConnections: ['EqDC2', 'cgw-2'] },
    },
  ],
  broken: [
    {
      name: 'nothing goes through',
      given: { hybridConnection: line(0), redundantConnections: ['cgw-2', 'cgw-3'] },
      message: 'down',
    },
    {
      name: 'one tunnel',
      given: { hybridConnection: line(1), redundantConnections: ['cgw-1', 'cgw-2'] },
      message: 'tunnelDown',
      data: { up: 1, tunnels: 2 },
    },
    {
      name: 'one device',
      given: { hybridConnection: line(2), redundantConnections: ['cgw-1'] },
      message: 'singlePath',
      data: { via: 'cgw-1' },
    },
  ],
  notApplicable: [
    { name: 'an endpoint of a service', given: { hybridConnection: null, redundantConnections: [] } },
    { name: 'it ends nowhere', given: { hybridConnection: { ...line(2), gateways: [] }, redundantConnections: [] } },
  ],
});
