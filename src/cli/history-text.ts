import { dayOf } from '../lib/time.ts';
import { sanitizeText } from '../lib/text.ts';
import { isScored } from '../model/grade.ts';
import { QUESTIONS } from '../model/question.ts';
import type { Score } from '../model/score.ts';
import { SEVERITIES } from '../model/severity.ts';
import type { StoredRecord, TrendTable } from '../run/history-records.ts';

/** In the place of a score. */
const NO_SCORE = '–';

/** `24 to 72`; a dash where nothing was scored. */
const rangeText = (score: Score): string =>
  !isScored(score.grade)
    ? NO_SCORE
    : score.proven === score.possible
      ? String(score.proven)
      : `${score.proven} to ${score.possible}`;

const SHORT_ID = 8;

/** A line for each assessment, the oldest first. */
export function listText(records: readonly StoredRecord[], place: string): string {
  if (records.length === 0) return `No assessment is stored in ${place}.\n`;
  const lines = records.map(({ now, id, overall, confidence, targets, client, ...record }) =>
    [
      dayOf(now),
      id.slice(0, SHORT_ID),
      rangeText(overall).padEnd(9),
      `${confidence} %`.padStart(5),
      `${targets.length} ${targets.length === 1 ? 'account' : 'accounts'}`.padEnd(12),
      sanitizeText(client, 40),
      ...[record.whole ? [] : ['(scores only)'], record.partial ? ['(some checks)'] : [], record.redacted ? ['(redacted)'] : []].flat(), // prettier-ignore
    ].join('  '),
  );
  return `${lines.join('\n')}\n`;
}

/** Scores and open findings of one assessment. */
export function recordText(record: StoredRecord): string {
  const { now, id, client, tool, overall, confidence, targets, questions, open, whole, detailsUntil } = record;
  return [
    `${dayOf(now)}  ${id}  ${sanitizeText(client, 120)}`,
    `Score ${rangeText(overall)}, ${overall.grade}; ${confidence} % of what matters was read; cloudbrief ${sanitizeText(tool, 40)}`,
    `Accounts: ${targets.map(name => sanitizeText(name, 80)).join(', ') || 'none'}`,
    `Open findings: ${SEVERITIES.map(severity => `${open[severity]} ${severity}`).join(', ')}`,
    whole ? `Details are kept until ${detailsUntil}` : 'Only the scores are kept',
    '',
    ...QUESTIONS.map(({ slug, tile }) => `${tile.padEnd(24)} ${rangeText(questions[slug])}`),
    '',
  ].join('\n');
}

const COLUMN = 8;

/** The proven scores: a row for each question, a column for each quarter. */
export function trendTableText({ client, quarters, overall, questions }: TrendTable): string {
  const cell = (score: Score | undefined): string =>
    (score === undefined ? '' : isScored(score.grade) ? String(score.proven) : NO_SCORE).padStart(COLUMN);
  const line = (label: string, scores: readonly (Score | undefined)[]): string =>
    `${label.padEnd(24)}${scores.map(cell).join('')}`;
  const all = [...overall, ...QUESTIONS.flatMap(({ slug }) => questions[slug])];
  return [
    `${sanitizeText(client, 120)}: proven scores as each assessment stated them, the last one of each quarter`,
    `${''.padEnd(24)}${quarters.map(quarter => quarter.padStart(COLUMN)).join('')}`.trimEnd(),
    line('Overall', overall),
    ...QUESTIONS.map(({ slug, tile }) => line(tile, questions[slug])),
    ...(all.some(score => score !== undefined && !isScored(score.grade))
      ? ['', `${NO_SCORE}  not assessed, or it does not apply`]
      : []),
    '',
  ]
    .map(text => text.trimEnd())
    .join('\n');
}
