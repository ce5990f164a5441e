import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/plaintext-secret-in-configuration.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'none', given: { plaintextSecrets: [] } }],
  broken: [
    { name: 'one', given: { plaintextSecrets: ['DB_PASSWORD'] }, message: 'one', data: { first: 'DB_PASSWORD' } },
    {
      name: 'two',
      given: { plaintextSecrets: ['API_KEY', 'DB_PASSWORD'] },
      message: 'many',
      data: { first: 'API_KEY', count: 2 },
    },
  ],
});
