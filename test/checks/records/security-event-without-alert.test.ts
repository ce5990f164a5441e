import { describe, it } from 'vitest';
import check from '../../../checks/records/security-event-without-alert.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'somebody is told of all', given: { inUse: true, eventsWithoutAlert: [] } }],
  broken: [
    {
      name: 'two pass unheard',
      given: { inUse: true, eventsWithoutAlert: ['iam-changes', 'audit-log-changes'] },
      message: 'unalerted',
      data: { first: 'iam_changes', more: 1 },
    },
  ],
  notApplicable: [{ name: 'an empty account', given: { inUse: false, eventsWithoutAlert: ['iam-changes'] } }],
});
