import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/unencrypted-data-store.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'with a key of the provider', given: { encryptionAtRest: 'provider-managed-key' } },
    {
      name: 'shared files with a key of ours',
      head: { kind: 'file-share' },
      given: { encryptionAtRest: 'customer-managed-key' },
    },
  ],
  broken: [
    { name: 'a plain warehouse', given: { encryptionAtRest: 'none' }, message: 'plain' },
    {
      name: 'a plain cache',
      head: { kind: 'cache' },
      given: { encryptionAtRest: 'none' },
      message: 'plain',
      adjusted: -1,
    },
    {
      name: 'a plain index',
      head: { kind: 'search' },
      given: { encryptionAtRest: 'none' },
      message: 'plain',
      adjusted: -1,
    },
  ],
  notApplicable: [
    {
      name: 'a cache that writes nothing to a disk',
      head: { kind: 'cache' },
      given: { encryptionAtRest: null },
      because: 'it stores no data',
    },
  ],
});
