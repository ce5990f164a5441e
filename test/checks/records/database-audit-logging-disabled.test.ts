import { describe, it } from 'vitest';
import check from '../../../checks/records/database-audit-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'they are handed on', given: { accessLogging: 'enabled' } }],
  broken: [
    { name: 'they are not', given: { accessLogging: 'disabled' }, message: 'none' },
    { name: 'others are', given: { accessLogging: 'unrelated' }, message: 'unrelated' },
    { name: 'slow queries only', given: { accessLogging: 'partial' }, message: 'partial', credit: 0.5 },
  ],
  notApplicable: [{ name: 'there are none', given: { accessLogging: null } }],
});
