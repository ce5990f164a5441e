import type { Assessment } from '../../model/assessment.ts';
import { QUESTION_SLUGS } from '../../model/question.ts';
import { gapsOf } from '../heat-map.ts';
import type { Translator } from '../language/translator.ts';
import { accountRows } from '../pages/accounts.ts';
import type { SheetView } from '../workbook-views.ts';

/** Every account with its grades, most critical gaps first; none for a single account. */
export function accountsSheet(words: Translator, assessment: Assessment): SheetView[] {
  const rows = accountRows(words, assessment);
  if (rows.length === 0) return [];
  const say = (key: string): string => words.translate(`accountMap.columns.${key}`);
  const tiles = QUESTION_SLUGS.map(slug => ({ title: words.translate(`questions.${slug}.tile`), width: 16 }));
  return [
    {
      name: words.translate('workbook.sheets.accounts'),
      columns: [
        { title: say('who'), width: 32 }, { title: say('id'), width: 38 }, { title: say('beside'), width: 24 },
        { title: say('gaps'), width: 9 }, { title: say('overall'), width: 10 }, ...tiles,
      ],
      rows: rows.map(row => [
        row.name, row.account, row.beside, gapsOf(row), row.overall ?? '',
        ...QUESTION_SLUGS.map(slug => words.translate(`grades.${row.grades.get(slug) ?? 'not-assessed'}.word`)),
      ]),
    },
  ]; // prettier-ignore
}
