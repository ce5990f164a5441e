import { describe, it } from 'node:test';
import { createCheckTester } from 'cloudbrief/testing';
import check from './office-with-one-carrier.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two', given: { 'example/carriers': ['North', 'South'], 'example/officesOnCarrier': 1 } }],
  broken: [
    {
      name: 'two lines of one carrier',
      given: { 'example/carriers': ['North', 'North'], 'example/officesOnCarrier': 2 },
      message: 'one',
      data: { carrier: 'North', offices: 2 },
    },
  ],
});
