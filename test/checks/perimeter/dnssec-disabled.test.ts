import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/dnssec-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'signed', given: { dnsZone: { public: true, dnssec: true } } }],
  broken: [{ name: 'not signed', given: { dnsZone: { public: true, dnssec: false } }, message: 'unsigned' }],
  notApplicable: [{ name: 'inside', given: { dnsZone: { public: false } } }],
});
