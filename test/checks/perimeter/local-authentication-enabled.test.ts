import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/local-authentication-enabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'log-ins with names only', given: { namelessKey: { works: false } } },
    { name: 'an old key that opens nothing', given: { namelessKey: { works: false, made: '2020-01-01T00:00:00Z' } } },
  ],
  broken: [
    { name: 'a key for whoever has it', given: { namelessKey: { works: true } }, message: 'on' },
    {
      name: 'one that is renewed',
      given: { namelessKey: { works: true, made: '2026-06-01T12:00:00Z' } },
      message: 'on',
    },
    {
      name: 'one that nobody ever renewed',
      given: { namelessKey: { works: true, made: '2025-06-30T12:00:00Z' } },
      message: 'old',
      data: { days: 365 },
    },
    {
      name: 'one that is older than is allowed here',
      given: { namelessKey: { works: true, made: '2026-06-01T12:00:00Z' } },
      params: { days: 7 },
      message: 'old',
      data: { days: 29 },
    },
    {
      name: 'of a queue',
      head: { kind: 'messaging' },
      given: { namelessKey: { works: true } },
      message: 'on',
      adjusted: -1,
    },
  ],
  notApplicable: [{ name: 'no such keys', given: { namelessKey: null } }],
});
