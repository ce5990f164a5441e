import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/cross-service-confused-deputy.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'no service, or each for one account', given: { servicesForAnyCustomer: [] } }],
  broken: [
    {
      name: 'a service for anybody',
      given: { servicesForAnyCustomer: ['cloudfront.example', 'logs.example'] },
      message: 'services',
      data: { services: 'cloudfront.example, logs.example' },
    },
  ],
  notApplicable: [
    {
      name: 'nothing that services use',
      given: { servicesForAnyCustomer: null },
      because: 'no service acts on it for other customers',
    },
  ],
});
