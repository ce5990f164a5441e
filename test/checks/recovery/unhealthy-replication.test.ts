import { describe, it } from 'vitest';
import check from '../../../checks/recovery/unhealthy-replication.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'close behind', given: { standby: { health: 'well', lagMinutes: 60 } } },
    { name: 'by our own order', given: { standby: { health: 'well', orderedBy: 'us' } } },
    {
      name: 'as far behind as is allowed here',
      given: { standby: { health: 'well', lagMinutes: 300 } },
      params: { minutes: 300 },
    },
  ],
  broken: [
    { name: 'it does not follow', given: { standby: { health: 'broken', lagMinutes: 5 } }, message: 'broken' },
    {
      name: 'far behind',
      given: { standby: { health: 'warned', lagMinutes: 61 } },
      message: 'late',
      data: { minutes: 61, most: 60 },
    },
    { name: 'a warning', given: { standby: { health: 'warned' } }, message: 'warned', credit: 0.5 },
    {
      name: 'the provider gives the order',
      given: { standby: { health: 'well', orderedBy: 'provider' } },
      message: 'foreign',
      credit: 0.8,
    },
  ],
  notApplicable: [{ name: 'nothing follows', given: { standby: null } }],
});
