import { describe, it } from 'vitest';
import check from '../../../checks/records/dns-query-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'written down', given: { networkInUse: true, accessLog: 'kept' } }],
  broken: [{ name: 'lost', given: { networkInUse: true, accessLog: 'none' }, message: 'none' }],
  notApplicable: [{ name: 'nothing wired', given: { networkInUse: false, accessLog: 'none' } }],
});
