import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/bucket-allows-http.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'encrypted only', given: { encryptionInTransit: 'required' } }],
  broken: [
    { name: 'either way', given: { encryptionInTransit: 'optional' }, message: 'optional' },
    { name: 'TLS 1.0 too', given: { encryptionInTransit: 'outdated' }, message: 'outdated' },
    { name: 'plain text only', given: { encryptionInTransit: 'none' }, message: 'optional' },
  ],
  notApplicable: [{ name: 'no network', given: { encryptionInTransit: null } }],
});
