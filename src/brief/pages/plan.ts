import type { Action, Assessment, Risk } from '../../model/assessment.ts';
import { decisionRequests } from './decision-requests.ts';
import type { Plan } from '../views.ts';
import { numeral } from '../language/nouns.ts';
import type { State } from './state.ts';
import { tallyOf } from './tallies.ts';
import type { Translator } from '../language/translator.ts';

const MONTHS = ['first', 'second', 'third'] as const;
const ITEMS = 4;

/** Actions for the next 90 days; undefined without any. */
export function plan(
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): Plan | undefined {
  const ordered = inOrder(
    assessment.actions,
    decisionRequests(words, assessment, risks, state).flatMap(({ action }) => action ?? []),
  );
  if (ordered.length === 0) return undefined;
  const months = spread(ordered);
  const shown = months.flat().length;
  const rest = ordered.length - shown;
  const soon = months[0]?.length ?? 0;
  const say = (key: string): string => words.translate(`plan.${key}`);
  return {
    kicker: say('kicker'),
    headline: words.translate('plan.headline', {
      n: shown,
      words: numeral(words, shown),
      soon,
      soonWords: numeral(words, soon).toLowerCase(),
    }),
    text: say('text'),
    columns: MONTHS.map((month, index) => ({
      title: say(month),
      none: (months[index] ?? []).length === 0 ? say('none') : '',
      items: (months[index] ?? []).map(action => ({
        action: action.action,
        work: words.translate('plan.work', { work: words.translate(`effort.${action.effort}`) }),
        done: doneWhen(words, assessment, action),
      })),
    })),
    owner: say('owner'),
    note: rest > 0 ? words.translate('plan.rest', { n: rest }) : '',
  };
}

/** Decisions first, then actions of the questions in turn. */
function inOrder(actions: readonly Action[], asked: readonly Action[]): readonly Action[] {
  const first = new Map(asked.map(action => [action.check, action]));
  const byQuestion = [
    ...Map.groupBy(
      actions.filter(({ check }) => !first.has(check)),
      ({ question }) => question,
    ).values(),
  ];
  const rounds = Math.max(0, ...byQuestion.map(list => list.length));
  const turns = Array.from({ length: rounds }, (_, round) => byQuestion.flatMap(list => list.slice(round, round + 1)));
  return [...first.values(), ...turns.flat()];
}

/** Small effort for severe findings in the first month, the largest effort ends in the last; overflow moves to the next. */
function spread(ordered: readonly Action[]): readonly (readonly Action[])[] {
  const months: Action[][] = MONTHS.map(() => []);
  for (const action of ordered) {
    const room = months.slice(earliest(action)).find(month => month.length < ITEMS);
    room?.push(action);
  }
  return months;
}

const earliest = ({ effort, severity }: Action): number =>
  effort === 'L' ? 2 : effort === 'M' || severity === 'medium' || severity === 'low' ? 1 : 0;

/** The check verifies the action. */
function doneWhen(words: Translator, assessment: Assessment, { check }: Action): string {
  const title = tallyOf(assessment, check)?.title;
  return title === undefined
    ? words.translate('plan.doneCheck')
    : words.translate('plan.done', { title: words.inSentence(title) });
}
