import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/expiring-certificate.ts';
import { createCheckTester } from '../../support/world.ts';

const validity = { expiresAt: '2026-12-31T00:00:00Z', autoRenew: false, inUse: true };

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'good for months, where nobody says whether it is used',
      given: { validity: { expiresAt: '2026-12-31T00:00:00Z', autoRenew: false } },
    },
    { name: 'good for months', given: { validity: { ...validity, expiresAt: '2026-12-31T00:00:00Z' } } },
    {
      name: 'in ten days, and the provider says that it will renew it',
      given: { validity: { ...validity, expiresAt: '2026-07-10T12:00:00Z', autoRenew: true, renewalWorks: true } },
    },
    {
      name: 'soon enough here',
      given: { validity: { ...validity, expiresAt: '2026-07-20T12:00:00Z' } },
      params: { noticeDays: 10 },
    },
  ],
  broken: [
    {
      name: 'in ten days',
      given: { validity: { ...validity, expiresAt: '2026-07-10T12:00:00Z' } },
      message: 'expiring',
      data: { days: 10 },
    },
    {
      name: 'the last day that is too late',
      given: { validity: { ...validity, expiresAt: '2026-07-30T12:00:00Z' } },
      message: 'expiring',
      data: { days: 30 },
    },
    {
      name: 'one that should have renewed itself',
      given: { validity: { ...validity, expiresAt: '2026-07-10T12:00:00Z', autoRenew: true } },
      message: 'renewalFailing',
      data: { days: 10 },
    },
    {
      name: 'over, whatever the provider says',
      given: { validity: { ...validity, expiresAt: '2026-06-29T00:00:00Z', autoRenew: true, renewalWorks: true } },
      message: 'expired',
      data: { date: '2026-06-29' },
    },
    {
      name: 'over',
      given: { validity: { ...validity, expiresAt: '2026-06-29T00:00:00Z' } },
      message: 'expired',
      data: { date: '2026-06-29' },
    },
    {
      name: 'over since an hour ago',
      given: { validity: { ...validity, expiresAt: '2026-06-30T11:00:00Z' } },
      message: 'expired',
      data: { date: '2026-06-30' },
    },
    {
      name: 'in ten days, where nobody says whether it is used',
      given: { validity: { expiresAt: '2026-07-10T12:00:00Z', autoRenew: false } },
      message: 'expiring',
      data: { days: 10 },
      credit: 0.5,
    },
  ],
  notApplicable: [
    { name: 'in no use', given: { validity: { ...validity, expiresAt: '2026-06-29T00:00:00Z', inUse: false } } },
  ],
});
