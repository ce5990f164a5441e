import type { Evidence } from '../../../brief/index.ts';

type Filter = 'question' | 'severity' | 'workload';

/**
 * Style rules that filter the evidence without a script: they hide what the selected options exclude, and show a notice
 * where a combination matches nothing. The values of options are slugs and need no escaping.
 */
export function evidenceFilterCss(evidence: Evidence): string {
  const values = optionValues(evidence);
  return [
    ...hiddenSelectors(values).map(selector => `${selector}{display:none}`),
    ...emptySelectors(evidence, values).map(selector => `${selector}{display:block}`),
  ].join('\n');
}

type OptionValues = Readonly<Record<Filter, readonly string[]>>;

const optionValues = ({ filters }: Evidence): OptionValues => ({
  question: filters.question.options.map(({ value }) => value),
  severity: filters.severity.options.map(({ value }) => value),
  workload: filters.workload?.options.map(({ value }) => value) ?? [],
});

const hiddenSelectors = ({ question, severity, workload }: OptionValues): readonly string[] => [
  ...question.map(value => `${selected('question', value)} .chapter:not([data-question="${value}"])`),
  ...severity.flatMap(value => othersOf('severity', 'severities', value)),
  ...workload.flatMap(value => othersOf('workload', 'workloads', value)),
  // A group may have rows of the severity and rows of the workload, but none of both.
  ...severity.flatMap(one =>
    workload.flatMap(other => {
      const both = `${selected('severity', one)}${selected('workload', other, '')}`;
      const row = `:has(.row[data-severity="${one}"][data-workload="${other}"])`;
      return [`${both} .group:not(${row})`, `${both} .chapter:not(${row})`];
    }),
  ),
];

/** Rows with another value, and the groups and chapters that have no row with this value. */
const othersOf = (filter: 'severity' | 'workload', list: string, value: string): readonly string[] => [
  `${selected(filter, value)} .row:not([data-${filter}="${value}"])`,
  `${selected(filter, value)} .group:not([data-${list}~="${value}"])`,
  `${selected(filter, value)} .chapter:not(:has([data-${list}~="${value}"]))`,
];

/** The notice, for each combination of options that no row matches; an empty value stands for "all". */
function emptySelectors(evidence: Evidence, { question, severity, workload }: OptionValues): readonly string[] {
  const matched = matchedCombinations(evidence);
  return ['', ...question].flatMap(one =>
    ['', ...severity].flatMap(two =>
      ['', ...workload].flatMap(three => {
        if (matched.has([one, two, three].join(' '))) return [];
        const choices = [
          one === '' ? '' : selected('question', one, ''),
          two === '' ? '' : selected('severity', two, ''),
          three === '' ? '' : selected('workload', three, ''),
        ].join('');
        return choices === '' ? [] : [`.evidence${choices} .no-match`];
      }),
    ),
  );
}

const matchedCombinations = ({ chapters }: Evidence): ReadonlySet<string> =>
  new Set(
    chapters.flatMap(({ question, groups }) =>
      groups.flatMap(({ rows }) =>
        rows.flatMap(({ severity, workload }) =>
          ['', question].flatMap(one =>
            ['', severity].flatMap(two => ['', workload].map(three => [one, two, three].join(' '))),
          ),
        ),
      ),
    ),
  );

const selected = (filter: Filter, value: string, element = '.evidence'): string =>
  `${element}:has(#by-${filter} option[value="${value}"]:checked)`;
