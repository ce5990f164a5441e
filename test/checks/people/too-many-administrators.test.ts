import { describe, it } from 'vitest';
import check from '../../../checks/people/too-many-administrators.ts';
import { createCheckTester } from '../../support/world.ts';

const admins = (count: number) => ({
  administrators: { users: Array.from({ length: count }, (_, index) => `user-${String(index)}`), roles: 2 },
});

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'five', given: admins(5) }],
  notApplicable: [{ name: 'none', given: admins(0) }],
  broken: [{ name: 'six', given: admins(6), message: 'many', data: { count: 6, most: 5 } }],
});
