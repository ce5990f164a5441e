import { describe, it } from 'vitest';
import check from '../../../checks/records/configuration-recorder-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const complete = { recording: true, allResourceTypes: true, deliveryFailing: false };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all of it', given: { inUse: true, configurationRecorder: complete } }],
  broken: [
    { name: 'nothing', given: { inUse: true, configurationRecorder: null }, message: 'none' },
    { name: 'off', given: { inUse: true, configurationRecorder: { ...complete, recording: false } }, message: 'off' },
    {
      name: 'it does not arrive',
      given: { inUse: true, configurationRecorder: { ...complete, deliveryFailing: true } },
      message: 'failing',
    },
    {
      name: 'a few types',
      given: { inUse: true, configurationRecorder: { ...complete, allResourceTypes: false } },
      message: 'partial',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'an empty region', given: { inUse: false, configurationRecorder: null } }],
});
