import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/invalid-launch-template.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'versions and an image', given: { launchTemplate: { type: 'launch-template', image: 'available' } } },
    {
      name: 'an image that a parameter names',
      given: { launchTemplate: { type: 'launch-template', image: 'unspecified' } },
    },
  ],
  broken: [
    {
      name: 'the image is gone',
      given: { launchTemplate: { type: 'launch-configuration', image: 'missing' } },
      message: 'imageMissing',
    },
    {
      name: 'no versions',
      given: { launchTemplate: { type: 'launch-configuration', image: 'available' } },
      message: 'launchConfiguration',
      credit: 0.5,
    },
  ],
  notApplicable: [{ name: 'no recipe', given: { launchTemplate: null } }],
});
