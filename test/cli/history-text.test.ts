import { expect, it } from 'vitest';
import { trendTableText } from '../../src/cli/history-text.ts';
import { QUESTIONS } from '../../src/model/question.ts';

type Table = Parameters<typeof trendTableText>[0];
const score = (grade: 'sound' | 'not-assessed') =>
  ({ grade, proven: 70, possible: 80, coverage: 90 }) as unknown as Table['overall'][number];
const table = (grades: readonly ('sound' | 'not-assessed' | undefined)[]): Table => {
  const row = grades.map(grade => (grade === undefined ? undefined : score(grade)));
  return {
    client: 'Noonsale Ltd',
    quarters: ['2026-Q1', '2026-Q2', '2026-Q3'],
    overall: row,
    questions: Object.fromEntries(QUESTIONS.map(({ slug }) => [slug, row])) as unknown as Table['questions'],
  };
};

it('says what the dash in the trend means, where there is one', () => {
  expect(trendTableText(table(['sound', undefined, 'not-assessed']))).toMatch(
    /70 +–\n\n–  not assessed, or it does not apply\n$/,
  );
  expect(trendTableText(table(['sound', undefined, 'sound']))).not.toContain('–');
});
