import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/api-without-authentication.ts';
import { createCheckTester } from '../../support/world.ts';

const api = (operations: number, anonymous: number) => ({
  publicAccess: 'public' as const,
  apiAuthentication: { operations, anonymous, names: [] },
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'every method asks', given: api(4, 0) },
    { name: 'no method at all', given: api(0, 0) },
  ],
  broken: [
    { name: 'no method asks', given: api(3, 3), message: 'all' },
    {
      name: 'one of four does not ask',
      given: api(4, 1),
      message: 'some',
      data: { anonymous: 1, operations: 4 },
      credit: 0.75,
    },
    {
      name: 'half of them do not ask',
      given: api(10, 5),
      message: 'some',
      data: { anonymous: 5, operations: 10 },
      credit: 0.5,
    },
  ],
  notApplicable: [
    { name: 'only its own network reaches it', given: { ...api(3, 3), publicAccess: 'blocked' } },
    { name: 'nobody outside reaches it', given: { publicAccess: 'blocked', apiAuthentication: null } },
    { name: 'a domain name', given: { publicAccess: null, apiAuthentication: null } },
  ],
});
