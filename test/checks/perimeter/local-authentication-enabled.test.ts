import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/local-authentication-enabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'log-ins with names only', given: { localAuthentication: { enabled: false } } },
    {
      name: 'an old key that opens nothing',
      given: { localAuthentication: { enabled: false, createdAt: '2020-01-01T00:00:00Z' } },
    },
  ],
  broken: [
    { name: 'a key for whoever has it', given: { localAuthentication: { enabled: true } }, message: 'enabled' },
    {
      name: 'one that is renewed',
      given: { localAuthentication: { enabled: true, createdAt: '2026-06-01T12:00:00Z' } },
      message: 'enabled',
    },
    {
      name: 'one that nobody ever renewed',
      given: { localAuthentication: { enabled: true, createdAt: '2025-06-30T12:00:00Z' } },
      message: 'staleKey',
      data: { days: 365 },
    },
    {
      name: 'one that is older than is allowed here',
      given: { localAuthentication: { enabled: true, createdAt: '2026-06-01T12:00:00Z' } },
      params: { maxAgeDays: 7 },
      message: 'staleKey',
      data: { days: 29 },
    },
    {
      name: 'of a queue',
      head: { kind: 'messaging' },
      given: { localAuthentication: { enabled: true } },
      message: 'enabled',
      adjusted: -1,
    },
  ],
  notApplicable: [{ name: 'no such keys', given: { localAuthentication: null } }],
});
