import { describe, it } from 'vitest';
import { terraformStateBucket } from '../../../src/facts/compute/terraform-state.ts';
import { value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const NAMES = {
  'shop-tfstate': true,
  'SHOP-TF-STATE': true,
  'acme-terraform-remote-state': true,
  'terraform.backend': true,
  'tofu_state': true,
  'pulumi-state-eu': true,
  'terraform-modules': false,
  'state-of-the-shop': false,
  'backend-uploads': false,
} as const; // prettier-ignore

createFactTester({ describe, it })(terraformStateBucket, [
  {
    name: 'a bucket is one by its name',
    world: testInventory({ resources: Object.keys(NAMES).map(name => resource('bucket', { id: name, name })) }),
    expect: Object.fromEntries(Object.entries(NAMES).map(([name, is]) => [name, value(is)])),
  },
]);
