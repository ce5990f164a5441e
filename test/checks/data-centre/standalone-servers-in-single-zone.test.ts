import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/standalone-servers-in-single-zone.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'spread', given: { standaloneServers: { zone: 'az1', count: 3, total: 6 } } }],
  broken: [
    {
      name: 'five of six',
      given: { standaloneServers: { zone: 'az1', count: 5, total: 6 } },
      message: 'concentrated',
      data: { zone: 'az1', count: 5, total: 6 },
    },
  ],
  notApplicable: [
    { name: 'none', given: { standaloneServers: { zone: null, count: 0, total: 0 } } },
    { name: 'three', given: { standaloneServers: { zone: 'az1', count: 3, total: 3 } } },
  ],
});
