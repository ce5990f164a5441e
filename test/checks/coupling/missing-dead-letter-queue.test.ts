import { describe, it } from 'vitest';
import check from '../../../checks/coupling/missing-dead-letter-queue.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'a queue with a place for what failed',
      given: { undelivered: { kept: ['q-failed'], lost: 0 }, catches: false },
    },
    { name: 'the same that also keeps for others', given: { undelivered: { kept: ['q'], lost: 0 }, catches: true } },
  ],
  broken: [
    { name: 'a queue without', given: { undelivered: { kept: [], lost: 1 }, catches: false }, message: 'lost' },
    {
      name: 'a rule that keeps one of three',
      head: { kind: 'workflow' },
      given: { undelivered: { kept: ['q-failed'], lost: 2 }, catches: false },
      message: 'lost',
      credit: 1 / 3,
    },
  ],
  notApplicable: [
    { name: 'a stream', given: { undelivered: null, catches: false }, because: 'it hands nothing on by itself' },
    {
      name: 'the queue for what failed',
      given: { undelivered: { kept: [], lost: 1 }, catches: true },
      because: 'it is where others put what they could not handle',
    },
  ],
});
