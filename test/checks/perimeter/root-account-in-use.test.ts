import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/root-account-in-use.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'never', given: { rootUsage: {} } },
    { name: 'long ago', given: { rootUsage: { lastUsed: '2026-01-01T00:00:00Z' } } },
  ],
  notApplicable: [{ name: 'without a root user', given: { rootUsage: null }, because: 'it has no top log-in' }],
  broken: [{ name: 'lately', given: { rootUsage: { lastUsed: '2026-06-20T00:00:00Z' } }, message: 'used' }],
});
