import type { Evidence } from '../../../brief/index.ts';

/**
 * The filters of the evidence as selectors, so that they work without a script: what a choice leaves out is not shown, and
 * where choices together leave nothing, that is said. Values are slugs of ours.
 */
export function evidenceFilterCss({ filters, chapters }: Evidence): string {
  const questions = filters.question.options.map(({ value }) => value);
  const severities = filters.severity.options.map(({ value }) => value);
  const workloads = filters.workload?.options.map(({ value }) => value) ?? [];
  const hidden = [
    ...questions.map(value => `${chosen('question', value)} .chapter:not([data-question="${value}"])`),
    ...severities.flatMap(value => rowsBut('severity', 'severities', value)),
    ...workloads.flatMap(value => rowsBut('workload', 'workloads', value)),
    // A group may hold both, and no row that is both.
    ...severities.flatMap(severity =>
      workloads.flatMap(workload => {
        const both = `${chosen('severity', severity)}${chosen('workload', workload, '')}`;
        const row = `:has(.row[data-severity="${severity}"][data-workload="${workload}"])`;
        return [`${both} .group:not(${row})`, `${both} .chapter:not(${row})`];
      }),
    ),
  ];
  const there = new Set(
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
  const empty = ['', ...questions].flatMap(question =>
    ['', ...severities].flatMap(severity =>
      ['', ...workloads].flatMap(workload => {
        if (there.has([question, severity, workload].join(' '))) return [];
        const choices = [
          question === '' ? '' : chosen('question', question, ''),
          severity === '' ? '' : chosen('severity', severity, ''),
          workload === '' ? '' : chosen('workload', workload, ''),
        ].join('');
        return choices === '' ? [] : [`.evidence${choices} .no-match`];
      }),
    ),
  );
  return `${hidden.map(rule => `${rule}{display:none}`).join('\n')}\n${empty.map(rule => `${rule}{display:block}`).join('\n')}`;
}

/** Rows of another value, and what then holds no row. */
const rowsBut = (by: 'severity' | 'workload', several: string, value: string): string[] => [
  `${chosen(by, value)} .row:not([data-${by}="${value}"])`,
  `${chosen(by, value)} .group:not([data-${several}~="${value}"])`,
  `${chosen(by, value)} .chapter:not(:has([data-${several}~="${value}"]))`,
];

const chosen = (by: 'question' | 'severity' | 'workload', value: string, of = '.evidence'): string =>
  `${of}:has(#by-${by} option[value="${value}"]:checked)`;
