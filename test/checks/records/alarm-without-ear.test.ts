import { describe, it } from 'vitest';
import check from '../../../checks/records/alarm-without-ear.ts';
import { createCheckTester } from '../../support/world.ts';

const alarm = { enabled: true, actions: 1, purpose: 'people', state: 'quiet' } as const;

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'it tells somebody', given: { alarm } }],
  broken: [
    { name: 'nobody is named', given: { alarm: { ...alarm, actions: 0 } }, message: 'nobody' },
    { name: 'it was silenced', given: { alarm: { ...alarm, enabled: false } }, message: 'off' },
    { name: 'neither', given: { alarm: { ...alarm, enabled: false, actions: 0 } }, message: 'nobody' },
  ],
  notApplicable: [
    { name: 'one that only adds machines', given: { alarm: { ...alarm, purpose: 'scaling', enabled: false } } },
    { name: 'no alarm', given: { alarm: null } },
  ],
});
