import { describe, it } from 'vitest';
import check from '../../../checks/recovery/dns-failover-without-health-check.ts';
import { createCheckTester } from '../../support/world.ts';

const record = (name: string, choice: 'none' | 'watched' | 'blind') => ({
  name,
  to: ['192.0.2.1'],
  choice,
  expects: [],
});

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'watched', given: { records: [record('www.example', 'watched'), record('x.example', 'none')] } }],
  broken: [
    {
      name: 'one that does not look',
      given: { records: [record('www.example', 'blind'), record('x.example', 'watched')] },
      message: 'one',
      data: { host: 'www.example' },
    },
    {
      name: 'two that do not look',
      given: { records: [record('www.example', 'blind'), record('api.example', 'blind')] },
      message: 'many',
      data: { host: 'www.example', count: 2 },
    },
  ],
  notApplicable: [
    { name: 'no choices', given: { records: [record('www.example', 'none')] } },
    { name: 'inside', given: { records: null } },
  ],
});
