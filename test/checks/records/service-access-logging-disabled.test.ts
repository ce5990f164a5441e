import { describe, it } from 'vitest';
import check from '../../../checks/records/service-access-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'a vault that logs', head: { kind: 'key' }, given: { accessLogging: 'enabled' } },
    { name: 'a queue that logs', head: { kind: 'messaging' }, given: { accessLogging: 'enabled' } },
  ],
  broken: [
    { name: 'a vault without logs', head: { kind: 'key' }, given: { accessLogging: 'disabled' }, message: 'none' },
    {
      name: 'a registry that logs sign-ins only',
      head: { kind: 'registry' },
      given: { accessLogging: 'partial' },
      message: 'partial',
      credit: 0.5,
      adjusted: -1,
    },
    {
      name: 'storage that logs nothing',
      head: { kind: 'bucket' },
      given: { accessLogging: 'disabled' },
      message: 'none',
      adjusted: -1,
    },
    {
      name: 'a queue that logs its own errors only',
      head: { kind: 'messaging' },
      given: { accessLogging: 'unrelated' },
      message: 'unrelated',
      adjusted: -1,
    },
  ],
  notApplicable: [{ name: 'a key in a vault', head: { kind: 'key' }, given: { accessLogging: null } }],
});
