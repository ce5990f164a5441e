import { describe, it } from 'vitest';
import check from '../../../checks/records/diagnostic-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all', given: { workings: 'all' } }],
  broken: [
    { name: 'nothing', given: { workings: 'none' }, message: 'none' },
    { name: 'a part', given: { workings: 'part' }, message: 'part', credit: 0.5 },
  ],
  notApplicable: [{ name: 'nothing to say', given: { workings: null } }],
});
