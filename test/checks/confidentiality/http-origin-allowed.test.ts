import { describe, it } from 'vitest';
import check from '../../../checks/confidentiality/http-origin-allowed.ts';
import { createCheckTester } from '../../support/world.ts';

const origin = (to: string, encrypted: boolean) => ({ to, encrypted });

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'encrypted', given: { origins: [origin('shop.example', true)] } }],
  broken: [
    {
      name: 'one of two in plain text',
      given: { origins: [origin('shop.example', true), origin('old.example', false)] },
      message: 'http',
      data: { origin: 'old.example' },
    },
  ],
  notApplicable: [
    { name: 'nothing behind it', given: { origins: [] } },
    { name: 'not of that sort', given: { origins: null } },
  ],
});
