import { describe, it } from 'vitest';
import check from '../../../checks/recovery/dns-failover-without-health-check.ts';
import { createCheckTester } from '../../support/world.ts';

const record = (name: string, routing: 'simple' | 'health-checked' | 'unchecked') => ({
  name,
  to: ['192.0.2.1'],
  routing,
  expectedTargets: [],
});

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'health-checked',
      given: { dnsRecords: [record('www.example', 'health-checked'), record('x.example', 'simple')] },
    },
  ],
  broken: [
    {
      name: 'one that does not look',
      given: { dnsRecords: [record('www.example', 'unchecked'), record('x.example', 'health-checked')] },
      message: 'one',
      data: { host: 'www.example' },
    },
    {
      name: 'two that do not look',
      given: { dnsRecords: [record('www.example', 'unchecked'), record('api.example', 'unchecked')] },
      message: 'many',
      data: { host: 'www.example', count: 2 },
    },
  ],
  notApplicable: [
    { name: 'no choices', given: { dnsRecords: [record('www.example', 'simple')] } },
    { name: 'inside', given: { dnsRecords: null } },
  ],
});
