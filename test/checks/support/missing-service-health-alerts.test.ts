import { describe, it } from 'vitest';
import check from '../../../checks/support/missing-service-health-alerts.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'one of two reaches somebody',
      given: {
        serviceHealthAlerts: { rules: 2, delivered: 1 },
        outages: [{ what: 'Storage', at: '2026-05-01T00:00:00Z' }],
      },
    },
  ],
  broken: [
    {
      name: 'nobody set one up',
      given: { serviceHealthAlerts: { rules: 0, delivered: 0 }, outages: [] },
      message: 'none',
    },
    {
      name: 'it rings in an empty room',
      given: {
        serviceHealthAlerts: { rules: 1, delivered: 0 },
        outages: [{ what: 'Long ago', at: '2020-05-01T00:00:00Z' }],
      },
      message: 'noRecipient',
    },
    {
      name: 'an outage came, and nobody heard of it',
      given: {
        serviceHealthAlerts: { rules: 0, delivered: 0 },
        outages: [{ what: 'Storage', at: '2026-05-01T00:00:00Z' }],
      },
      message: 'missed',
      data: { count: 1, days: 365 },
    },
  ],
});
