import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/expiring-domain.ts';
import { createCheckTester } from '../../support/world.ts';

const validity = (until: string, autoRenew = true) => ({ expiresAt: until, autoRenew, inUse: true });
const now = '2026-06-30T12:00:00Z';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'renews itself', now, given: { validity: validity('2027-01-01T00:00:00Z') } }],
  broken: [
    { name: 'run out', now, given: { validity: validity('2026-06-01T00:00:00Z') }, message: 'expired' },
    {
      name: 'soon',
      now,
      given: { validity: validity('2026-07-10T12:00:00Z') },
      message: 'expiring',
      data: { days: 10 },
    },
    {
      name: 'nobody renews it',
      now,
      given: { validity: validity('2027-01-01T00:00:00Z', false) },
      message: 'noAutoRenew',
      credit: 0.5,
      data: { date: '2027-01-01' },
    },
  ],
  notApplicable: [{ name: 'for ever', now, given: { validity: null } }],
});
