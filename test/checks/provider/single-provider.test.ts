import { describe, it } from 'vitest';
import check from '../../../checks/provider/single-provider.ts';
import { createCheckTester } from '../../support/world.ts';

const yes = { status: 'yes' as const, date: '2026-06-01', by: 'A. Jones', evidence: 'https://wiki.example/record' };

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'yes, fresh and on paper', given: { providersInUse: { providers: ['aws'], answer: yes } }, credit: 0.8 },
    { name: 'two providers are in use', given: { providersInUse: { providers: ['aws', 'gcp'], answer: null } } },
    {
      name: 'two providers are in use, and somebody says that it helps',
      given: { providersInUse: { providers: ['aws', 'azure'], answer: { ...yes, date: '2024-01-01' } } },
    },
  ],
  broken: [
    {
      name: 'two providers, of whom none holds what the other does',
      given: { providersInUse: { providers: ['aws', 'azure'], answer: { ...yes, status: 'no' } } },
      message: 'notRedundant',
      data: { date: '2026-06-01' },
    },
    {
      name: 'two providers, of whom one holds a part',
      given: { providersInUse: { providers: ['aws', 'azure'], answer: { ...yes, status: 'partial' } } },
      message: 'partly',
      credit: 0.4,
    },
    { name: 'no', given: { providersInUse: { providers: ['aws'], answer: { ...yes, status: 'no' } } }, message: 'no' },
    {
      name: 'partial',
      given: { providersInUse: { providers: ['aws'], answer: { ...yes, status: 'partial' } } },
      message: 'partly',
      credit: 0.4,
    },
    {
      name: 'yes, without a document',
      given: { providersInUse: { providers: ['aws'], answer: { status: 'yes', date: yes.date, by: yes.by } } },
      message: 'undocumented',
      credit: 0.5,
    },
    {
      name: 'yes, a while ago',
      given: { providersInUse: { providers: ['aws'], answer: { ...yes, date: '2026-01-01' } } },
      message: 'old',
      data: { date: '2026-01-01' },
      credit: 0.8 * 0.7,
    },
    {
      name: 'yes, long ago',
      given: { providersInUse: { providers: ['aws'], answer: { ...yes, date: '2024-01-01' } } },
      message: 'old',
      data: { date: '2024-01-01' },
    },
  ],
});
