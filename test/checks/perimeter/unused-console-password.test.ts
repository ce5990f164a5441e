import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unused-console-password.ts';
import { createCheckTester } from '../../support/world.ts';

/** Dates count back from 2026-06-30. */
const user = (dates: { readonly lastUsed?: string; readonly passwordSetAt?: string }) => ({
  consoleCredentials: { consoleAccess: true, mfa: true, accessKeys: [], ...dates },
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'in use', given: user({ lastUsed: '2026-06-20T00:00:00Z', passwordSetAt: '2020-01-01T00:00:00Z' }) },
    { name: 'new and not used yet', given: user({ passwordSetAt: '2026-06-20T00:00:00Z' }) },
    {
      name: 'set again after a long absence',
      given: user({ lastUsed: '2025-01-01T00:00:00Z', passwordSetAt: '2026-06-29T00:00:00Z' }),
    },
    {
      name: 'as long as is allowed here',
      given: user({ lastUsed: '2026-03-22T12:00:00Z' }),
      params: { maxUnusedDays: 180 },
    },
  ],
  broken: [
    {
      name: 'not used for a hundred days',
      given: user({ lastUsed: '2026-03-22T12:00:00Z', passwordSetAt: '2020-01-01T00:00:00Z' }),
      message: 'unused',
      data: { days: 100 },
    },
    {
      name: 'never used',
      given: user({ passwordSetAt: '2026-01-01T12:00:00Z' }),
      message: 'never',
      data: { days: 180 },
    },
  ],
  notApplicable: [
    { name: 'no password', given: { consoleCredentials: { consoleAccess: false, accessKeys: [] } } },
    { name: 'no date', given: user({}), because: 'the date of its last sign-in is not recorded with it' },
    { name: 'no credentials', given: { consoleCredentials: null } },
  ],
});
