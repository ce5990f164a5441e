import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unknown-external-principal.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'nobody', given: { guests: [] } }],
  broken: [
    { name: 'one', given: { guests: ['999900001111'] }, message: 'guests', data: { accounts: '999900001111' } },
    {
      name: 'many: five are named',
      given: { guests: ['1', '2', '3', '4', '5', '6'] },
      message: 'guests',
      data: { accounts: '1, 2, 3, 4, 5' },
    },
  ],
});
