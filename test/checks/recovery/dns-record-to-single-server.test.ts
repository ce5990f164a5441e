import { describe, it } from 'vitest';
import check from '../../../checks/recovery/dns-record-to-single-server.ts';
import { createCheckTester } from '../../support/world.ts';

const zone = { public: true, dnssec: false };
const name = (host: string) => ({ name: host, server: 'web-1' });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'no such name', given: { dnsZone: zone, singleServerRecords: [] } }],
  broken: [
    {
      name: 'one name',
      given: { dnsZone: zone, singleServerRecords: [name('www.example')] },
      message: 'one',
      data: { host: 'www.example', machine: 'web-1' },
    },
    {
      name: 'two names',
      given: { dnsZone: zone, singleServerRecords: [name('www.example'), name('api.example')] },
      message: 'many',
      data: { host: 'www.example', machine: 'web-1', count: 2 },
    },
  ],
  notApplicable: [{ name: 'inside', given: { dnsZone: { public: false }, singleServerRecords: [name('db.example')] } }],
});
