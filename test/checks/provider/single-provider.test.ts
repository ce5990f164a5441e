import { describe, it } from 'vitest';
import check from '../../../checks/provider/single-provider.ts';
import { createCheckTester } from '../../support/world.ts';

const yes = { holds: 'yes' as const, date: '2026-06-01', by: 'A. Jones', evidence: 'https://wiki.example/record' };

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'yes, fresh and on paper', given: { providerChoice: { providers: ['aws'], answer: yes } }, credit: 0.8 },
    { name: 'two providers are in use', given: { providerChoice: { providers: ['aws', 'gcp'], answer: null } } },
    {
      name: 'two providers are in use, and somebody says that it helps',
      given: { providerChoice: { providers: ['aws', 'azure'], answer: { ...yes, date: '2024-01-01' } } },
    },
  ],
  broken: [
    {
      name: 'two providers, of whom none holds what the other does',
      given: { providerChoice: { providers: ['aws', 'azure'], answer: { ...yes, holds: 'no' } } },
      message: 'apart',
      data: { date: '2026-06-01' },
    },
    {
      name: 'two providers, of whom one holds a part',
      given: { providerChoice: { providers: ['aws', 'azure'], answer: { ...yes, holds: 'partly' } } },
      message: 'partly',
      credit: 0.4,
    },
    { name: 'no', given: { providerChoice: { providers: ['aws'], answer: { ...yes, holds: 'no' } } }, message: 'no' },
    {
      name: 'partly',
      given: { providerChoice: { providers: ['aws'], answer: { ...yes, holds: 'partly' } } },
      message: 'partly',
      credit: 0.4,
    },
    {
      name: 'yes, without a document',
      given: { providerChoice: { providers: ['aws'], answer: { holds: 'yes', date: yes.date, by: yes.by } } },
      message: 'undocumented',
      credit: 0.5,
    },
    {
      name: 'yes, a while ago',
      given: { providerChoice: { providers: ['aws'], answer: { ...yes, date: '2026-01-01' } } },
      message: 'old',
      data: { date: '2026-01-01' },
      credit: 0.8 * 0.7,
    },
    {
      name: 'yes, long ago',
      given: { providerChoice: { providers: ['aws'], answer: { ...yes, date: '2024-01-01' } } },
      message: 'old',
      data: { date: '2024-01-01' },
    },
  ],
});
