import { describe, it } from 'vitest';
import check from '../../../checks/people/one-person-knowledge.ts';
import { createCheckTester } from '../../support/world.ts';

const yes = { holds: 'yes' as const, date: '2026-06-01', by: 'A. Jones', evidence: 'https://wiki.example/record' };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'yes, fresh and on paper', given: { answer: yes }, credit: 0.8 }],
  broken: [
    { name: 'no', given: { answer: { ...yes, holds: 'no' } }, message: 'no' },
    { name: 'partly', given: { answer: { ...yes, holds: 'partly' } }, message: 'partly', credit: 0.4 },
    {
      name: 'yes, without a document',
      given: { answer: { holds: 'yes', date: yes.date, by: yes.by } },
      message: 'undocumented',
      credit: 0.5,
    },
    {
      name: 'yes, a while ago',
      given: { answer: { ...yes, date: '2026-01-01' } },
      message: 'old',
      data: { date: '2026-01-01' },
      credit: 0.8 * 0.7,
    },
    {
      name: 'yes, long ago',
      given: { answer: { ...yes, date: '2024-01-01' } },
      message: 'old',
      data: { date: '2024-01-01' },
    },
  ],
});
