import { describe, it } from 'vitest';
import check from '../../../checks/records/diagnostic-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all', given: { diagnosticLogging: 'all' } }],
  broken: [
    { name: 'nothing', given: { diagnosticLogging: 'none' }, message: 'none' },
    { name: 'a part', given: { diagnosticLogging: 'partial' }, message: 'partial', credit: 0.5 },
  ],
  notApplicable: [{ name: 'nothing to say', given: { diagnosticLogging: null } }],
});
