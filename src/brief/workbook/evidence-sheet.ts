import type { Translator } from '../language/translator.ts';
import type { Evidence, EvidenceFilter, EvidenceGroup, EvidenceGroupRow, EvidenceRowKeys } from '../views.ts';
import { labelled } from '../language/labelled.ts';
import type { SheetView } from '../workbook-views.ts';

type Texts = (name: keyof EvidenceRowKeys, value: string) => string;

/** All findings of the evidence, a row each, the worst of each check first. */
export function evidenceSheet(words: Translator, evidence: Evidence): SheetView {
  const { labels } = evidence;
  const say = (key: string): string => words.translate(`workbook.evidence.${key}`);
  const textOf = keyTexts(evidence.filters.fields);
  return {
    name: words.translate('workbook.sheets.evidence'),
    columns: [
      { title: labels.number, width: 12 }, { title: labels.severity, width: 11 }, { title: say('state'), width: 20 },
      { title: evidence.contentsColumns.question, width: 34 }, { title: labels.check, width: 40 },
      { title: labels.resource, width: 28 }, { title: say('id'), width: 44 }, { title: words.translate('evidence.account'), width: 26 },
      { title: say('region'), width: 14 }, { title: words.translate('evidence.workload'), width: 20 },
      { title: words.translate('evidence.owner'), width: 20 }, { title: labels.found, width: 56 }, { title: labels.why, width: 34 },
      { title: labels.values, width: 40 }, { title: labels.read, width: 21 }, { title: labels.calls, width: 34 },
      { title: labels.action, width: 50 }, { title: labels.commands, width: 60 }, { title: labels.controls, width: 40 },
      { title: say('checkId'), width: 34 },
    ],
    rows: evidence.chapters.flatMap(({ title, groups }) =>
      groups.flatMap(group => group.rows.map(row => rowOf(words, textOf, { title, group, row }))),
    ),
  }; // prettier-ignore
}

interface Row {
  readonly title: string;
  readonly group: EvidenceGroup;
  readonly row: EvidenceGroupRow;
}

const rowOf = (words: Translator, textOf: Texts, { title, group, row }: Row): string[] => [
  row.number,
  row.severityWord,
  row.state || words.translate('workbook.evidence.open'),
  title,
  group.title,
  row.name,
  row.resource,
  row.account,
  row.region,
  textOf('workload', row.keys.workload),
  textOf('owner', row.keys.owner),
  row.message,
  row.reason,
  words.apart(row.values.map(({ name, text }) => labelled(words, name, text))),
  row.read,
  row.calls,
  group.action,
  row.commands.join('\n'),
  words.apart(group.controls.map(({ framework, ids }) => `${framework} ${ids}`)),
  group.check,
];

/** The texts of the keys by which the HTML filters. */
function keyTexts(fields: readonly EvidenceFilter[]): Texts {
  const texts = new Map(
    fields.flatMap(({ name, options }) => options.map(({ value, text }) => [`${name} ${value}`, text])),
  );
  return (name, value) => texts.get(`${name} ${value}`) ?? '';
}
