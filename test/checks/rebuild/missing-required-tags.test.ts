import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/missing-required-tags.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'most say both', given: { labels: { total: 10, owned: 8, placed: 9 } } }],
  broken: [
    {
      name: 'few owners',
      given: { labels: { total: 10, owned: 7, placed: 10 } },
      message: 'owner',
      data: { percent: 70, total: 10 },
    },
    { name: 'few environments', given: { labels: { total: 4, owned: 4, placed: 1 } }, message: 'place' },
  ],
  notApplicable: [{ name: 'an empty account', given: { labels: { total: 0, owned: 0, placed: 0 } } }],
});
