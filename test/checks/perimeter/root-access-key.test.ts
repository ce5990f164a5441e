import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/root-access-key.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'no keys', given: { rootLogin: { secondFactor: true, keys: 0 } } }],
  broken: [
    { name: 'one key', given: { rootLogin: { secondFactor: true, keys: 1 } }, message: 'key' },
    { name: 'two keys', given: { rootLogin: { secondFactor: true, keys: 2 } }, message: 'keys', data: { count: 2 } },
  ],
  notApplicable: [{ name: 'no top log-in', given: { rootLogin: null } }],
});
