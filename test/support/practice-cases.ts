import type { CheckCases } from '../../src/check/testing.ts';
import type { FreshnessClass } from '../../src/model/check.ts';

const yes = { status: 'yes' as const, date: '2026-06-01', by: 'A. Jones', evidence: 'https://wiki.example/record' };

/** Age of proof with reduced credit, and that credit (risk model 1.2). */
const AGED: Readonly<Record<FreshnessClass, { readonly date: string; readonly left: number }>> = {
  'restore-test': { date: '2026-01-01', left: 0.8 },
  exercise: { date: '2025-01-01', left: 0.5 },
  review: { date: '2026-01-01', left: 0.7 },
};

/** Cases of every check of a practice: recent, partial, undocumented and old answers. */
export function practiceCases(rhythm: FreshnessClass): CheckCases {
  const { date, left } = AGED[rhythm];
  return {
    healthy: [{ name: 'yes, fresh and on paper', given: { answer: yes }, credit: 0.8 }],
    broken: [
      { name: 'no', given: { answer: { ...yes, status: 'no' } }, message: 'no' },
      { name: 'partial', given: { answer: { ...yes, status: 'partial' } }, message: 'partly', credit: 0.4 },
      {
        name: 'yes, without a document',
        given: { answer: { status: 'yes', date: yes.date, by: yes.by } },
        message: 'undocumented',
        credit: 0.5,
      },
      {
        name: 'yes, a while ago',
        given: { answer: { ...yes, date } },
        message: 'old',
        data: { date },
        credit: 0.8 * left,
      },
      {
        name: 'yes, long ago',
        given: { answer: { ...yes, date: '2024-01-01' } },
        message: 'old',
        data: { date: '2024-01-01' },
      },
    ],
  };
}
