import { describe, it } from 'vitest';
import check from '../../../checks/records/audit-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const trail = {
  name: 'main',
  multiRegion: true,
  logging: true,
  managementEvents: true,
  logFileValidation: true,
  keptForAYear: true,
};

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'one that records everything', given: { auditLogs: [trail] } },
    {
      name: 'one that does, beside one that does not',
      given: { auditLogs: [{ ...trail, name: 'old', logging: false }, trail] },
    },
    {
      name: 'one that keeps its records, beside one that does not',
      given: { auditLogs: [{ ...trail, name: 'lake', keptForAYear: false }, trail] },
    },
  ],
  broken: [
    { name: 'none', given: { auditLogs: [] }, message: 'none' },
    {
      name: 'one region only',
      given: { auditLogs: [{ ...trail, multiRegion: false }] },
      message: 'gaps',
      data: { trail: 'main' },
    },
    {
      name: 'switched off',
      given: { auditLogs: [{ ...trail, logging: false }] },
      message: 'gaps',
      data: { trail: 'main' },
    },
    {
      name: 'two halves: what does record is named',
      given: {
        auditLogs: [
          { ...trail, name: 'off', logging: false },
          { ...trail, managementEvents: false },
        ],
      },
      message: 'gaps',
      data: { trail: 'main' },
    },
    {
      name: 'one that records everything and forgets it',
      given: { auditLogs: [{ ...trail, name: 'lake', keptForAYear: false }] },
      credit: 0.5,
      message: 'forgotten',
      data: { trail: 'lake' },
    },
  ],
});
