import { describe, it } from 'vitest';
import check from '../../../checks/surge/undiversified-instance-mix.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'several types, some that stay', given: { supply: { choice: 'several', guaranteed: true } } }],
  broken: [
    { name: 'spare ones only', given: { supply: { choice: 'several', guaranteed: false } }, message: 'spare' },
    { name: 'one type', given: { supply: { choice: 'one', guaranteed: true } }, message: 'one', credit: 0.5 },
  ],
  notApplicable: [{ name: 'chosen by the provider', given: { supply: null } }],
});
