import { describe, it } from 'vitest';
import check from '../../../checks/people/single-administrator.ts';
import { createCheckTester } from '../../support/world.ts';

const admins = (users: string[], roles = 0) => ({ inUse: true, administrators: { users, roles } });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two people', given: admins(['ann', 'bob']) }],
  broken: [
    { name: 'one person', given: admins(['ann']), message: 'one', data: { user: 'ann' } },
    { name: 'nobody but the top log-in', given: admins([]), message: 'none' },
  ],
  notApplicable: [
    { name: 'administrators by roles', given: admins(['ann'], 1) },
    { name: 'an empty account', given: { ...admins(['ann']), inUse: false } },
  ],
});
