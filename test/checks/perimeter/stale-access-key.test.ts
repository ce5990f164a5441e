import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/stale-access-key.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'young and in use',
      given: {
        credentials: {
          consoleAccess: false,
          accessKeys: [{ active: true, createdAt: '2026-01-01T00:00:00Z', lastUsed: '2026-06-29T00:00:00Z' }],
        },
      },
    },
    {
      name: 'an old one is switched off',
      given: {
        credentials: {
          consoleAccess: false,
          accessKeys: [
            { active: false, createdAt: '2015-01-01T00:00:00Z' },
            { active: true, createdAt: '2026-06-01T00:00:00Z' },
          ],
        },
      },
    },
    {
      name: 'as old as is allowed here',
      given: {
        credentials: {
          consoleAccess: false,
          accessKeys: [{ active: true, createdAt: '2024-06-30T00:00:00Z', lastUsed: '2026-06-30T00:00:00Z' }],
        },
      },
      params: { maxAgeDays: 730 },
    },
  ],
  broken: [
    {
      name: 'not used for a hundred days',
      given: {
        credentials: {
          consoleAccess: true,
          accessKeys: [{ active: true, createdAt: '2026-01-01T00:00:00Z', lastUsed: '2026-03-22T12:00:00Z' }],
        },
      },
      message: 'unused',
      data: { days: 100 },
    },
    {
      name: 'never used',
      given: {
        credentials: { consoleAccess: false, accessKeys: [{ active: true, createdAt: '2026-01-01T12:00:00Z' }] },
      },
      message: 'unused',
      data: { days: 180 },
    },
    {
      name: 'half a year old, and nobody says when it was used',
      given: {
        credentials: {
          consoleAccess: false,
          accessKeys: [{ active: true, createdAt: '2026-01-01T12:00:00Z', useUnknown: true }],
        },
      },
      message: 'old',
      data: { days: 180 },
    },
    {
      name: 'used every day for two years',
      given: {
        credentials: {
          consoleAccess: false,
          accessKeys: [{ active: true, createdAt: '2024-06-30T12:00:00Z', lastUsed: '2026-06-30T00:00:00Z' }],
        },
      },
      message: 'old',
      data: { days: 730 },
    },
  ],
  notApplicable: [
    { name: 'no key', given: { credentials: { consoleAccess: true, mfa: true, accessKeys: [] } } },
    { name: 'no credentials', given: { credentials: null } },
  ],
});
