import { describe, it } from 'vitest';
import check from '../../../checks/records/database-audit-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'they are handed on', given: { accessLog: 'kept' } }],
  broken: [{ name: 'they are not', given: { accessLog: 'none' }, message: 'none' }],
  notApplicable: [{ name: 'there are none', given: { accessLog: null } }],
});
