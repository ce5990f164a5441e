import type { Register, RegisterEntry } from '../../model/register.ts';
import type { Translator } from '../language/translator.ts';
import type { SheetView } from '../workbook-views.ts';

/** The fields of NIST IR 8286 in their order, then columns for the answer of the management. */
export function registerSheet(words: Translator, { entries }: Register): SheetView {
  const say = (key: string): string => words.translate(`workbook.register.${key}`);
  return {
    name: words.translate('workbook.sheets.register'),
    columns: [
      { title: say('priority'), width: 9 }, { title: say('id'), width: 7 }, { title: say('description'), width: 60 },
      { title: say('category'), width: 26 }, { title: say('likelihood'), width: 24 }, { title: say('impact'), width: 30 },
      { title: say('rating'), width: 24 }, { title: say('type'), width: 20 }, { title: say('cost'), width: 20 },
      { title: say('response'), width: 60 }, { title: words.translate('evidence.owner'), width: 20 }, { title: say('status'), width: 22 },
      { title: words.translate('evidence.numbers'), width: 24 }, { title: say('certainty'), width: 12 },
      ...managementColumns(words),
    ],
    rows: entries.map(entry => [
      entry.priority ?? '',
      entry.id,
      entry.riskDescription,
      entry.riskCategory,
      entry.currentAssessment.likelihood,
      entry.currentAssessment.impact,
      entry.currentAssessment.exposureRating,
      entry.riskResponseType,
      entry.riskResponseCost,
      entry.riskResponseDescription,
      entry.riskOwner,
      entry.status,
      entry.evidence.join(' '),
      entry.certainty === null ? '' : words.translate(`certainty.${entry.certainty}`),
      ...responseOf(entry),
    ]),
  }; // prettier-ignore
}

const responseOf = ({ managementResponse }: RegisterEntry): readonly string[] =>
  managementResponse === null
    ? NO_RESPONSE
    : [managementResponse.response, managementResponse.by, managementResponse.until];

/** What the management answers, by whom and until when: for them to fill in. */
export const managementColumns = (words: Translator): SheetView['columns'] => [
  { title: words.translate('workbook.management.response'), width: 40 },
  { title: words.translate('workbook.management.by'), width: 20 },
  { title: words.translate('workbook.management.until'), width: 14 },
];

export const NO_RESPONSE = ['', '', ''] as const;
