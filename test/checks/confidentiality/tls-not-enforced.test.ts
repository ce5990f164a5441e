import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/tls-not-enforced.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a warehouse that insists', given: { encryptionInTransit: 'required' } },
    { name: 'a cache that insists', head: { kind: 'cache' }, given: { encryptionInTransit: 'required' } },
  ],
  broken: [
    {
      name: 'a database that a migration reads in plain text',
      head: { kind: 'managed-service' },
      given: { encryptionInTransit: 'none' },
      message: 'plain',
    },
    {
      name: 'a proxy that takes both',
      head: { kind: 'managed-service' },
      given: { encryptionInTransit: 'optional' },
      message: 'optional',
      adjusted: -1,
    },
    {
      name: 'a cache in plain text',
      head: { kind: 'cache' },
      given: { encryptionInTransit: 'none' },
      message: 'plain',
    },
    {
      name: 'search that takes both',
      head: { kind: 'search' },
      given: { encryptionInTransit: 'optional' },
      message: 'optional',
      adjusted: -1,
    },
    {
      name: 'a database whose settings allow TLS 1.0',
      head: { kind: 'database' },
      given: { encryptionInTransit: 'outdated' },
      message: 'outdated',
      adjusted: -1,
    },
    {
      name: 'search whose nodes talk in plain text',
      head: { kind: 'search' },
      given: { encryptionInTransit: 'clients-only' },
      message: 'clientsOnly',
      adjusted: -1,
    },
  ],
  notApplicable: [{ name: 'not on a network', given: { encryptionInTransit: null } }],
});
