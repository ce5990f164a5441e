import { isScored } from '../model/grade.ts';
import { QUESTIONS } from '../model/question.ts';
import type { Score } from '../model/score.ts';
import type { Change, Movement, Trend } from '../model/trend.ts';
import { compareFiles, type TrendText } from '../run/compare.ts';
import { loadExtended, type OwnCheckFlags } from './own-checks.ts';
import { clip, columnsOf, cut, wrap } from './text-layout.ts';
import { print, printJson } from './terminal.ts';

export interface CompareFlags extends OwnCheckFlags {
  readonly json?: boolean;
}

export async function compare(before: string, after: string, { json, ...flags }: CompareFlags): Promise<number> {
  const { extensions, failed } = await loadExtended(flags);
  const { trend, text } = await compareFiles(before, after, extensions.checks);
  await (json === true ? printJson(trend) : print(comparisonText(trend, text, columnsOf(process.stdout))));
  return failed;
}

/** The summary of the trend, wrapped to the terminal. */
export const storyText = (story: readonly string[], columns: number): string =>
  `${story.flatMap(sentence => wrap(sentence.replaceAll(/[\u{A0}\u{202F}]/gu, ' '), columns)).join('\n')}\n`;

/** Summary, changes by question, and counts, within one screen. */
export function comparisonText(trend: Trend, text: TrendText, columns: number): string {
  const rows = QUESTIONS.map(({ slug, tile }) => ({ tile, change: trend.questions[slug], reason: text.reasons[slug] }));
  const moved = rows.filter(({ change }) => change.direction === 'better' || change.direction === 'worse');
  const still = rows.filter(({ change }) => change.direction === 'unchanged');
  const apart = Map.groupBy(
    rows.filter(({ change }) => change.direction === 'not-comparable'),
    ({ reason }) => reason,
  );
  const lines = [
    storyText(text.story, columns),
    ...moved.map(({ tile, change, reason }) =>
      cut(`${tile.padEnd(23)} ${step(change).padEnd(9)}  ${change.direction}: ${reason}`, columns),
    ),
    ...(still.length === 0
      ? []
      : [clip(`Unchanged: ${still.map(({ tile, change }) => `${tile} ${figure(change.after)}`).join(', ')}`, columns)]),
    ...[...apart].map(([reason, these]) =>
      clip(`Not comparable: ${these.map(({ tile }) => tile).join(', ')} (${reason})`, columns),
    ),
    clip(`Findings: ${counts(trend.findings)}`, columns),
    ...(rules(trend, text) === '' ? [] : [clip(`Rules: ${rules(trend, text)}`, columns)]),
  ];
  return `${lines.join('\n')}\n`;
}

const figure = ({ grade, proven }: Score): string => (isScored(grade) ? String(proven) : '–');
const step = ({ before, after }: Change): string => `${figure(before).padStart(3)} → ${figure(after)}`;

function counts(findings: Movement): string {
  const named: readonly (readonly [number, string])[] = [
    [findings.new, 'new'],
    [findings.cameBack, 'reopened'],
    [findings.resolved, 'resolved'],
    [findings.unchanged, 'unchanged'],
    [findings.changedSeverity, 'with changed severity'],
    [findings.noLongerVisible, 'no longer visible'],
    [findings.nowVisible, 'now visible'],
    [findings.lostVisibility, 'newly unknown'],
    [findings.resolvedUnknown, 'no longer unknown'],
    [findings.accepted, 'newly accepted'],
    [findings.lapsed, 'no longer accepted'],
    [findings.notComparable, 'not comparable'],
  ];
  const parts = named.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return parts.length === 0 ? 'none' : parts.join(', ');
}

function rules({ rules: { added, removed }, scope }: Trend, text: TrendText): string {
  return [
    ...(added.length > 0 ? [`new checks: ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`removed checks: ${removed.join(', ')}`] : []),
    ...text.rules,
    ...(scope.added.length > 0 ? [`accounts read only now: ${scope.added.join(', ')}`] : []),
    ...(scope.missing.length > 0 ? [`accounts read only before: ${scope.missing.join(', ')}`] : []),
  ].join('; ');
}
