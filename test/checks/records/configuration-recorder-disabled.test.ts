import { describe, it } from 'vitest';
import check from '../../../checks/records/configuration-recorder-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const whole = { recording: true, everything: true, failing: false };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all of it', given: { inUse: true, configurationHistory: whole } }],
  broken: [
    { name: 'nothing', given: { inUse: true, configurationHistory: null }, message: 'none' },
    { name: 'off', given: { inUse: true, configurationHistory: { ...whole, recording: false } }, message: 'off' },
    {
      name: 'it does not arrive',
      given: { inUse: true, configurationHistory: { ...whole, failing: true } },
      message: 'failing',
    },
    {
      name: 'a few types',
      given: { inUse: true, configurationHistory: { ...whole, everything: false } },
      message: 'part',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'an empty region', given: { inUse: false, configurationHistory: null } }],
});
