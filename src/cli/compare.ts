import { QUESTIONS } from '../model/question.ts';
import type { Score } from '../model/score.ts';
import type { Change, Movement, Trend } from '../model/trend.ts';
import { compareFiles, type TrendText } from '../run/compare.ts';
import { clip, columnsOf, cut, wrap } from './text-layout.ts';
import { print } from './terminal.ts';

export async function compare(before: string, after: string, { json }: { readonly json?: boolean }): Promise<number> {
  const { trend, told } = await compareFiles(before, after);
  await print(
    json === true ? `${JSON.stringify(trend, null, 2)}\n` : comparisonText(trend, told, columnsOf(process.stdout)),
  );
  return 0;
}

/** The quarter in five sentences. */
export const storyText = (story: readonly string[], columns: number): string =>
  `${story.flatMap(sentence => wrap(sentence.replaceAll(/[\u{A0}\u{202F}]/gu, ' '), columns)).join('\n')}\n`;

/** The story, question by question what changed, and the counts: one screen. */
export function comparisonText(trend: Trend, told: TrendText, columns: number): string {
  const rows = QUESTIONS.map(({ slug, tile }) => ({ tile, change: trend.questions[slug], reason: told.reasons[slug] }));
  const moved = rows.filter(({ change }) => change.direction === 'better' || change.direction === 'worse');
  const still = rows.filter(({ change }) => change.direction === 'unchanged');
  const apart = Map.groupBy(
    rows.filter(({ change }) => change.direction === 'not-comparable'),
    ({ reason }) => reason,
  );
  const lines = [
    storyText(told.story, columns),
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
    ...(rules(trend, told) === '' ? [] : [clip(`Rules: ${rules(trend, told)}`, columns)]),
  ];
  return `${lines.join('\n')}\n`;
}

const figure = ({ grade, proven }: Score): string =>
  grade === 'does-not-apply' || grade === 'not-assessed' ? '–' : String(proven);
const step = ({ before, after }: Change): string => `${figure(before).padStart(3)} → ${figure(after)}`;

function counts(findings: Movement): string {
  const named: readonly (readonly [number, string])[] = [
    [findings.new, 'new'],
    [findings.cameBack, 'back again'],
    [findings.resolved, 'resolved'],
    [findings.unchanged, 'unchanged'],
    [findings.changedSeverity, 'with another severity'],
    [findings.noLongerVisible, 'no longer visible'],
    [findings.nowVisible, 'now visible'],
    [findings.lostVisibility, 'unknown now'],
    [findings.resolvedUnknown, 'unknown no longer'],
    [findings.accepted, 'accepted since'],
    [findings.lapsed, 'accepted no longer'],
    [findings.notComparable, 'not comparable'],
  ];
  const said = named.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return said.length === 0 ? 'none' : said.join(', ');
}

function rules({ rules: { added, removed }, scope }: Trend, told: TrendText): string {
  return [
    ...(added.length > 0 ? [`asked now only: ${added.join(', ')}`] : []),
    ...(removed.length > 0 ? [`asked then only: ${removed.join(', ')}`] : []),
    ...told.rules,
    ...(scope.added.length > 0 ? [`accounts read now only: ${scope.added.join(', ')}`] : []),
    ...(scope.missing.length > 0 ? [`accounts read then only: ${scope.missing.join(', ')}`] : []),
  ].join('; ');
}
