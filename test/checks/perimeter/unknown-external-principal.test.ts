import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unknown-external-principal.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'nobody', given: { externalPrincipals: [] } }],
  broken: [
    {
      name: 'one',
      given: { externalPrincipals: ['999900001111'] },
      message: 'accounts',
      data: { accounts: '999900001111' },
    },
    {
      name: 'many: five are named',
      given: { externalPrincipals: ['1', '2', '3', '4', '5', '6'] },
      message: 'accounts',
      data: { accounts: '1, 2, 3, 4, 5' },
    },
    {
      name: 'one, and everybody',
      given: { externalPrincipals: ['*', '999900001111'] },
      message: 'accounts',
      data: { accounts: '999900001111' },
    },
  ],
  notApplicable: [
    { name: 'nothing that can be shared', given: { externalPrincipals: null }, because: 'nobody else can use it' },
    { name: 'everybody', given: { externalPrincipals: ['*'] } },
  ],
});
