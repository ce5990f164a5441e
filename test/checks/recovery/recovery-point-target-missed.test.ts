import { describe, it } from 'vitest';
import check from '../../../checks/recovery/recovery-point-target-missed.ts';
import { createCheckTester } from '../../support/world.ts';

const met = { scenario: 'component-lost', targetHours: 4, bestHours: 0.1, worstHours: 1, verdict: 'met' } as const;
const missed = { scenario: 'zone-lost', targetHours: 0.5, bestHours: 2, worstHours: 19, verdict: 'missed' } as const;
const never = {
  scenario: 'account-wiped',
  targetHours: 120,
  bestHours: null,
  worstHours: null,
  verdict: 'missed',
} as const;

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all are met', given: { recoveryPoints: [met] } }],
  broken: [
    { name: 'one is missed', given: { recoveryPoints: [met, missed] }, message: 'missed' },
    { name: 'nothing remains', given: { recoveryPoints: [missed, never] }, message: 'never' },
  ],
  notApplicable: [{ name: 'there is no target', given: { recoveryPoints: null } }],
});
