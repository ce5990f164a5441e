import { describe, it } from 'vitest';
import check from '../../../checks/provider/registrar-and-dns-not-separated.ts';
import { practiceCases } from '../../support/practice-cases.ts';
import { createCheckTester, type CheckCases } from '../../support/world.ts';

/** The cases of every answer, as this check reads them. */
const said = practiceCases('review');
const asNames = <T extends CheckCases['healthy'][number]>(cases: readonly T[]): T[] =>
  cases.map(one => ({
    ...one,
    given: { registrarAndDnsOverlap: { domains: [], answer: one.given['answer'] ?? null } },
  }));

createCheckTester({ describe, it })(check, {
  healthy: asNames(said.healthy),
  broken: [
    ...asNames(said.broken),
    {
      name: 'registered and answered in one account',
      given: { registrarAndDnsOverlap: { domains: ['shop.example', 'mail.example'], answer: null } },
      message: 'sameAccount',
      data: { names: 'shop.example, mail.example' },
    },
  ],
});
