import { describe, it } from 'vitest';
import check from '../../../checks/coupling/missing-dead-letter-queue.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'a queue with a place for what failed',
      given: { deadLetter: { destinations: ['q-failed'], pathsWithout: 0 }, usedAsDeadLetter: false },
    },
    {
      name: 'the same that also keeps for others',
      given: { deadLetter: { destinations: ['q'], pathsWithout: 0 }, usedAsDeadLetter: true },
    },
  ],
  broken: [
    {
      name: 'a queue without',
      given: { deadLetter: { destinations: [], pathsWithout: 1 }, usedAsDeadLetter: false },
      message: 'noDestination',
    },
    {
      name: 'a rule that keeps one of three',
      head: { kind: 'workflow' },
      given: { deadLetter: { destinations: ['q-failed'], pathsWithout: 2 }, usedAsDeadLetter: false },
      message: 'noDestination',
      credit: 1 / 3,
    },
  ],
  notApplicable: [
    {
      name: 'a stream',
      given: { deadLetter: null, usedAsDeadLetter: false },
      because: 'it forwards no messages',
    },
    {
      name: 'the queue for what failed',
      given: { deadLetter: { destinations: [], pathsWithout: 1 }, usedAsDeadLetter: true },
      because: 'it is a dead-letter destination',
    },
  ],
});
