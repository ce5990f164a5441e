import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/long-running-server.ts';
import { createCheckTester } from '../../support/world.ts';

const state = 'running' as const;
const old = { createdAt: '2025-06-30T12:00:00Z' };

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a month old', given: { state, replacementGroup: null }, head: { createdAt: '2026-06-01T00:00:00Z' } },
    { name: 'old enough here', given: { state, replacementGroup: null }, head: old, params: { maxAgeDays: 400 } },
  ],
  broken: [
    { name: 'a year old', given: { state, replacementGroup: null }, head: old, message: 'old', data: { days: 365 } },
  ],
  notApplicable: [
    { name: 'in a group', given: { state, replacementGroup: 'web' }, head: old },
    { name: 'stopped', given: { state: 'stopped', replacementGroup: null }, head: old },
    { name: 'of no known age', given: { state, replacementGroup: null } },
  ],
});
