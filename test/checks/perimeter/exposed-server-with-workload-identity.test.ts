import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/exposed-server-with-workload-identity.ts';
import { createCheckTester } from '../../support/world.ts';

const state = 'running' as const;
const openings = [{ protocol: 'tcp', from: 443, to: 443, sources: ['0.0.0.0/0'] }];

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'rights and no way in', given: { state, actsAs: 'web', exposure: { openings: [] } } },
    { name: 'a way in and no rights', given: { state, actsAs: null, exposure: { openings } } },
  ],
  broken: [
    {
      name: 'rights and a way in',
      given: { state, actsAs: 'web', exposure: { openings } },
      message: 'both',
      data: { role: 'web' },
    },
  ],
  notApplicable: [{ name: 'stopped', given: { state: 'stopped', actsAs: 'web', exposure: { openings } } }],
});
