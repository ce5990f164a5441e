import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/invalid-launch-template.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'versions and an image', given: { recipe: { sort: 'versioned', image: 'there' } } },
    { name: 'an image that a parameter names', given: { recipe: { sort: 'versioned', image: 'unnamed' } } },
  ],
  broken: [
    { name: 'the image is gone', given: { recipe: { sort: 'frozen', image: 'gone' } }, message: 'gone' },
    { name: 'no versions', given: { recipe: { sort: 'frozen', image: 'there' } }, message: 'frozen', credit: 0.5 },
  ],
  notApplicable: [{ name: 'no recipe', given: { recipe: null } }],
});
