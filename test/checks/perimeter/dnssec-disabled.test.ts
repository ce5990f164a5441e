import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/dnssec-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'signed', given: { zone: { public: true, signed: true } } }],
  broken: [{ name: 'not signed', given: { zone: { public: true, signed: false } }, message: 'unsigned' }],
  notApplicable: [{ name: 'inside', given: { zone: { public: false } } }],
});
