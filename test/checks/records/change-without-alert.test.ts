import { describe, it } from 'vitest';
import check from '../../../checks/records/change-without-alert.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'somebody is told of all', given: { inUse: true, changesWithoutAlert: [] } }],
  broken: [
    {
      name: 'two pass unheard, by name',
      given: { inUse: true, changesWithoutAlert: ['route-changes', 'organization-changes'] },
      message: 'unalerted',
      data: { first: 'route_changes', more: 1 },
    },
  ],
  notApplicable: [
    { name: 'an empty account', given: { inUse: false, changesWithoutAlert: ['route-changes'] } },
    { name: 'a provider that has them among the others', given: { inUse: true, changesWithoutAlert: null } },
  ],
});
