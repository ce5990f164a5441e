import { describe, it } from 'vitest';
import check from '../../../checks/recovery/dns-record-to-single-server.ts';
import { createCheckTester } from '../../support/world.ts';

const zone = { public: true, signed: false };
const name = (host: string) => ({ name: host, machine: 'web-1' });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'no such name', given: { zone, machineNames: [] } }],
  broken: [
    {
      name: 'one name',
      given: { zone, machineNames: [name('www.example')] },
      message: 'one',
      data: { host: 'www.example', machine: 'web-1' },
    },
    {
      name: 'two names',
      given: { zone, machineNames: [name('www.example'), name('api.example')] },
      message: 'many',
      data: { host: 'www.example', machine: 'web-1', count: 2 },
    },
  ],
  notApplicable: [{ name: 'inside', given: { zone: { public: false }, machineNames: [name('db.example')] } }],
});
