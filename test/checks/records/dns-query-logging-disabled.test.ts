import { describe, it } from 'vitest';
import check from '../../../checks/records/dns-query-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'written down', given: { networkInUse: true, accessLogging: 'enabled' } }],
  broken: [{ name: 'lost', given: { networkInUse: true, accessLogging: 'disabled' }, message: 'none' }],
  notApplicable: [{ name: 'nothing wired', given: { networkInUse: false, accessLogging: 'disabled' } }],
});
