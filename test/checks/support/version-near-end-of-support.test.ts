import { describe, it } from 'vitest';
import check from '../../../checks/support/version-near-end-of-support.ts';
import { createCheckTester } from '../../support/world.ts';

const until = (moment: string, version = '13.4') => ({ versionSupport: { version, endOfStandardSupport: moment } });

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
    {
      name: 'a function on a runtime that is out of support',
      head: { kind: 'function' },
      given: until('2026-06-10T12:00:00Z', 'Node.js 20'),
      message: 'runtimeEnded',
      data: { version: 'Node.js 20', days: 20 },
    },
    {
      name: 'an app on a runtime near its end',
      head: { kind: 'app' },
      given: until('2026-07-20T12:00:00Z', 'Python 3.10'),
      message: 'runtimeEnding',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'a service without versions', given: { versionSupport: null } }],
});
