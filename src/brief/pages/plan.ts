import type { Action, Assessment, Risk } from '../../model/assessment.ts';
import { PARAMETERS } from '../../model/parameters.ts';
import { parameterNumber } from './appendix.ts';
import { decisionRequests } from './decision-requests.ts';
import type { Plan } from '../views.ts';
import { NAMED_RISKS } from './top-risks.ts';
import type { State } from './state.ts';
import { tallyOf } from './tallies.ts';
import { daysOf } from '../../model/work-days.ts';
import type { Translator } from '../language/translator.ts';

const PERIODS = ['week', 'first', 'second', 'third'] as const;
/** Steps on the page. */
const STEPS = 14;
/** Steps in the second and third period before the next one is used. */
const ROOM = [STEPS, 4, 3, STEPS] as const;
const NAMED = 3;

/** Actions for the next 90 days; undefined without any. */
export function plan(
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): Plan | undefined {
  const asked = decisionRequests(words, assessment, risks, state).flatMap(({ action }) => action ?? []);
  const ordered = inOrder(assessment.actions, asked);
  if (ordered.length === 0) return undefined;
  const shown = ordered.slice(0, STEPS);
  const periods = spread(shown, new Set(asked.slice(0, NAMED_RISKS).map(({ check }) => check)));
  const soon = periods[0]?.length ?? 0;
  const say = (key: string): string => words.translate(`plan.${key}`);
  let number = 0;
  return {
    kicker: say('kicker'),
    headline: words.translate('plan.headline', {
      n: shown.length,
      words: words.number(shown.length),
      soon,
      soonWords: words.number(soon),
    }),
    text: say('text'),
    columns: { number: say('number'), step: say('step'), days: say('days'), owner: say('owner') },
    periods: PERIODS.flatMap((period, index) => {
      const actions = periods[index] ?? [];
      const steps = actions.map(action => ({
        number: String(++number),
        action: action.action,
        days: words.number(daysOf(action)),
        done: doneWhen(words, assessment, action),
      }));
      return steps.length === 0 ? [] : [{ title: say(period), steps }];
    }),
    sum: sumText(words, assessment, shown),
    left: leftText(words, ordered.slice(STEPS)),
  };
}

/** The decisions of page 2, then critical findings with the least effort first, then each question in turn. */
function inOrder(actions: readonly Action[], asked: readonly Action[]): readonly Action[] {
  const first = asked.slice(0, NAMED_RISKS);
  const critical = actions.filter(isCritical).toSorted((a, b) => daysOf(a) - daysOf(b));
  const byQuestion = [...Map.groupBy(actions, ({ question }) => question).values()];
  const rounds = Math.max(0, ...byQuestion.map(list => list.length));
  const turns = Array.from({ length: rounds }, (_, round) => byQuestion.flatMap(list => list.slice(round, round + 1)));
  const all = [...first, ...critical, ...asked, ...turns.flat()];
  return [...new Map(all.map(action => [action.check, action])).values()];
}

const isCritical = ({ severity }: Action): boolean => severity === 'critical';

/** Where each step starts: decisions and small critical steps in the first week, other critical ones in the first month. */
function spread(ordered: readonly Action[], decided: ReadonlySet<string>): readonly (readonly Action[])[] {
  const periods: Action[][] = PERIODS.map(() => []);
  for (const action of ordered) {
    const from = earliest(action, decided);
    const at = PERIODS.findIndex((_, index) => index >= from && (periods[index]?.length ?? 0) < (ROOM[index] ?? STEPS));
    periods[isCritical(action) ? from : at]?.push(action);
  }
  return periods;
}

function earliest(action: Action, decided: ReadonlySet<string>): number {
  if (decided.has(action.check)) return 0;
  if (isCritical(action)) return action.effort === 'S' ? 0 : 1;
  if (action.severity === 'high' && action.effort === 'S') return 1;
  return action.effort === 'L' ? 3 : 2;
}

/** The days of all steps against the days that the company can give. */
function sumText(words: Translator, { settings }: Assessment, shown: readonly Action[]): string {
  const days = shown.reduce((sum, action) => sum + daysOf(action), 0);
  const capacity = settings?.capacityDays ?? PARAMETERS.capacityDays;
  return words.translate('plan.sum', {
    days,
    capacity,
    id: parameterNumber(words, 'capacity'),
    fits: days <= capacity ? 'yes' : 'no',
    times: Math.ceil(days / capacity),
  });
}

/** What is critical and not in the plan, by name; the rest by number. */
function leftText(words: Translator, left: readonly Action[]): string {
  const critical = left.filter(isCritical);
  const rest = left.length - critical.length;
  return [
    ...(critical.length > 0
      ? [
          words.translate('plan.criticalLeft', {
            n: critical.length,
            actions: words.apart(critical.slice(0, NAMED).map(({ action }) => action.replace(/\.$/, ''))),
            more: Math.max(0, critical.length - NAMED),
          }),
        ]
      : []),
    ...(rest > 0 ? [words.translate('plan.rest', { n: rest })] : []),
  ].join(' ');
}

/** The check verifies the action. */
function doneWhen(words: Translator, assessment: Assessment, { check }: Action): string {
  const title = tallyOf(assessment, check)?.title;
  return title === undefined
    ? words.translate('plan.doneCheck')
    : words.translate('plan.done', { title: words.inSentence(title) });
}
