import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/failed-stack.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'done', given: { lastChange: 'done' } }],
  broken: [
    { name: 'halfway', given: { lastChange: 'failed' }, message: 'failed' },
    { name: 'taken back', given: { lastChange: 'undone' }, message: 'undone', credit: 0.5 },
  ],
  notApplicable: [{ name: 'under way', given: { lastChange: 'running' } }],
});
