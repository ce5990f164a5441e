import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/public-machine-image.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'none', given: { publicImages: [] } }],
  broken: [
    {
      name: 'two',
      given: { publicImages: ['web-1', 'web-2'] },
      message: 'open',
      data: { count: 2, image: 'web-1' },
    },
  ],
});
