import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/notebook-direct-internet-access.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a domain in its own network', given: { notebook: { directInternet: false } } },
    { name: 'a notebook in its own network', given: { notebook: { directInternet: false, rootAccess: false } } },
  ],
  broken: [
    {
      name: 'a domain past its own network',
      head: { type: 'AWS::SageMaker::Domain' },
      given: { notebook: { directInternet: true } },
      message: 'internet',
    },
    {
      name: 'a notebook past its own network, without root',
      given: { notebook: { directInternet: true, rootAccess: false } },
      message: 'internet',
    },
    {
      name: 'a notebook past its own network, with root',
      given: { notebook: { directInternet: true, rootAccess: true } },
      message: 'both',
    },
    {
      name: 'a notebook in its own network, with root',
      given: { notebook: { directInternet: false, rootAccess: true } },
      message: 'root',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'nobody writes code in it', given: { notebook: null } }],
});
