import type { Evidence } from '../brief/index.ts';

/**
 * The filters of the evidence as selectors, so that they work without a script: what a choice leaves out is not shown, and
 * where two choices leave nothing, that is said. Values are slugs of ours.
 */
export function filterRules({ filters, chapters }: Evidence): string {
  const questions = filters.question.options.map(({ value }) => value);
  const severities = filters.severity.options.map(({ value }) => value);
  const has = (question: string, severity: string): boolean =>
    chapters.some(
      chapter =>
        (question === '' || chapter.question === question) &&
        chapter.groups.some(group => group.severities.some(one => one === severity)),
    );
  const hidden = [
    ...questions.map(value => `${chosen('question', value)} .chapter:not([data-question="${value}"])`),
    ...severities.flatMap(value => [
      `${chosen('severity', value)} .row:not([data-severity="${value}"])`,
      `${chosen('severity', value)} .group:not([data-severities~="${value}"])`,
      `${chosen('severity', value)} .chapter:not(:has([data-severities~="${value}"]))`,
    ]),
  ];
  const empty = ['', ...questions].flatMap(question =>
    severities
      .filter(severity => !has(question, severity))
      .map(
        severity =>
          `${question === '' ? '' : chosen('question', question)}${chosen('severity', severity, question === '' ? '.evidence' : '')} .no-match`,
      ),
  );
  return `${hidden.map(rule => `${rule}{display:none}`).join('\n')}\n${empty.map(rule => `${rule}{display:block}`).join('\n')}`;
}

const chosen = (by: 'question' | 'severity', value: string, of = '.evidence'): string =>
  `${of}:has(#by-${by} option[value="${value}"]:checked)`;
