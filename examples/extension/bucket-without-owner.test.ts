import { describe, it } from 'node:test';
import { createCheckTester } from 'cloudbrief/testing';
import check from './bucket-without-owner.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'an owner', given: {}, head: { tags: { owner: 'shop' } } },
    { name: 'another key', given: {}, head: { tags: { team: 'shop' } }, params: { tag: 'team' } },
  ],
  broken: [{ name: 'no owner', given: {}, message: 'missing', data: { tag: 'owner' } }],
});
