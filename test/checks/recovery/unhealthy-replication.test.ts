import { describe, it } from 'vitest';
import check from '../../../checks/recovery/unhealthy-replication.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'close behind', given: { replicationHealth: { health: 'healthy', lagMinutes: 60 } } },
    {
      name: 'by our own order',
      given: { replicationHealth: { health: 'healthy', failoverPolicy: 'customer-managed' } },
    },
    {
      name: 'as far behind as is allowed here',
      given: { replicationHealth: { health: 'healthy', lagMinutes: 300 } },
      params: { maxLagMinutes: 300 },
    },
  ],
  broken: [
    {
      name: 'it does not follow',
      given: { replicationHealth: { health: 'critical', lagMinutes: 5 } },
      message: 'broken',
    },
    {
      name: 'far behind',
      given: { replicationHealth: { health: 'warning', lagMinutes: 61 } },
      message: 'lagging',
      data: { minutes: 61, most: 60 },
    },
    { name: 'a warning', given: { replicationHealth: { health: 'warning' } }, message: 'warning', credit: 0.5 },
    {
      name: 'the provider gives the order',
      given: { replicationHealth: { health: 'healthy', failoverPolicy: 'provider-managed' } },
      message: 'providerControlled',
      credit: 0.8,
    },
  ],
  notApplicable: [{ name: 'nothing follows', given: { replicationHealth: null } }],
});
