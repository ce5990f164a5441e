import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/key-pending-deletion.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'in use', given: { keyState: { state: 'enabled' } } },
    { name: 'switched off, which can be undone', given: { keyState: { state: 'disabled' } } },
  ],
  broken: [
    {
      name: 'with a date',
      given: { keyState: { state: 'pending-deletion', deletionDate: '2026-07-05T10:00:00Z' } },
      message: 'dated',
      data: { date: '2026-07-05' },
    },
    { name: 'without', given: { keyState: { state: 'pending-deletion' } }, message: 'undated' },
  ],
});
