import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/tls-not-enforced.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a warehouse that insists', given: { inTransit: 'required' } },
    { name: 'a cache that insists', head: { kind: 'cache' }, given: { inTransit: 'required' } },
  ],
  broken: [
    { name: 'a cache in plain text', head: { kind: 'cache' }, given: { inTransit: 'none' }, message: 'plain' },
    {
      name: 'search that takes both',
      head: { kind: 'search' },
      given: { inTransit: 'optional' },
      message: 'optional',
      adjusted: -1,
    },
  ],
  notApplicable: [{ name: 'not on a network', given: { inTransit: null } }],
});
