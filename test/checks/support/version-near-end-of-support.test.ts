import { describe, it } from 'vitest';
import check from '../../../checks/support/version-near-end-of-support.ts';
import { createCheckTester } from '../../support/world.ts';

const until = (moment: string) => ({ versionSupport: { version: '13.4', endOfStandardSupport: moment } });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'an end that is far', given: until('2028-02-28T00:00:00Z') }],
  broken: [
    {
      name: 'an end that has passed',
      given: until('2026-06-10T12:00:00Z'),
      message: 'ended',
      data: { version: '13.4', days: 20 },
    },
    { name: 'an end that is near', given: until('2026-07-20T12:00:00Z'), message: 'ending', credit: 0.5 },
  ],
  notApplicable: [{ name: 'a service without versions', given: { versionSupport: null } }],
});
