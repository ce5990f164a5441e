import type { Assessment } from '../../model/assessment.ts';
import { localize } from '../language/translate-assessment.ts';
import { translatorFor } from '../language/translator.ts';
import { withAccountNames } from '../language/account-names.ts';
import { register } from '../pages/register.ts';
import { stateOf } from '../pages/state.ts';
import { topRisks } from '../pages/top-risks.ts';
import type { Briefing, Evidence } from '../views.ts';
import type { WorkbookView } from '../workbook-views.ts';
import { accountsSheet } from './accounts-sheet.ts';
import { evidenceSheet } from './evidence-sheet.ts';
import { planSheet } from './plan-sheet.ts';
import { registerSheet } from './register-sheet.ts';
import { unseenSheet } from './unseen-sheet.ts';

/** The tables of a workbook; without `evidence`, which names resources and accounts, only register and plan. */
export function workbook(briefing: Briefing, given: Assessment, evidence: Evidence | undefined): WorkbookView {
  const words = translatorFor(briefing.language);
  const assessment = localize(words, withAccountNames(given));
  const { cover, title, mark, moment } = briefing;
  const named = evidence === undefined ? [] : [evidenceSheet(words, evidence)];
  const unseen = evidence === undefined ? [] : [unseenSheet(words, assessment), ...accountsSheet(words, assessment)];
  return {
    language: briefing.language,
    title,
    about: {
      name: words.translate('workbook.sheets.about'),
      lines: [
        ...cover.lines.map(({ term, text }) => [term, text] as const),
        [words.translate('workbook.mark'), mark],
        ['', words.translate(`workbook.${evidence === undefined ? 'noEvidence' : 'note'}`)],
      ],
    },
    sheets: [
      ...named,
      registerSheet(words, register(given, briefing.language)),
      planSheet(words, assessment, topRisks(assessment), stateOf(assessment)),
      ...unseen,
    ],
    footer: `${briefing.footer} · ${mark}`,
    moment,
  };
}
