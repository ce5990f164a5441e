import { describe, it } from 'vitest';
import check from '../../../checks/coupling/mixed-environments.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'customers only', given: { environments: { production: 9, test: 0 } } },
    { name: 'tests only', given: { environments: { production: 0, test: 2 } } },
  ],
  broken: [
    {
      name: 'both',
      given: { environments: { production: 9, test: 2 } },
      message: 'mixed',
      data: { production: 9, test: 2 },
    },
    {
      name: 'both on the same machines',
      head: { kind: 'server-group' },
      given: { environments: { production: 1, test: 1 } },
      message: 'mixed',
      data: { production: 1, test: 1 },
    },
  ],
  notApplicable: [
    {
      name: 'no labels',
      given: { environments: { production: 0, test: 0 } },
      because: 'no resource is tagged with an environment',
    },
    { name: 'not said', given: { environments: null } },
  ],
});
