import type { Action, Assessment, Risk } from '../../model/assessment.ts';
import { parameterNumber } from '../evidence/parameter-tables.ts';
import { decisionRequests, type DecisionRequest } from './decision-requests.ts';
import { fixedResources } from './fixed-resources.ts';
import type { Plan, PlanStep } from '../views.ts';
import { capacityOf, dateAfter, PLAN_DAYS, schedule, type Schedule, type ScheduledStep } from './schedule.ts';
import type { State } from './state.ts';
import { tallyOf } from './tallies.ts';
import { daysOf } from '../../model/work-days.ts';
import type { Translator } from '../language/translator.ts';

/** Steps that have room on the page, and critical ones that are left out. */
const STEPS = 9;
const LEFT = 5;
/** Rows that a title and the head of a table take. */
const HEAD = 3;
const MONTHS = 3;

/** Actions for the next 90 days; undefined without any. */
export function plan(
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): Plan | undefined {
  const { asked, all, isWhole } = planned(words, assessment, risks, state);
  if (all.steps.length + all.left.length === 0) return undefined;
  const steps = all.steps.slice(0, roomFor(all));
  const say = (key: string): string => words.translate(`plan.${key}`);
  const ends = Array.from({ length: MONTHS }, (_, at) => (PLAN_DAYS / MONTHS) * (at + 1));
  return {
    kicker: say('kicker'),
    headline: headline(words, assessment, all.steps, { decided: asked.length, isWhole }),
    text: say('text'),
    columns: {
      number: say('number'),
      step: say('step'),
      days: say('days'),
      by: say('by'),
      owner: say('owner'),
      months: ends.map(end => words.dayAndMonth(dateAfter(assessment, end))),
    },
    steps: steps.map((step, at) => planStep(words, assessment, step, at, asked)),
    key: { decided: say('key.decided'), other: say('key.other') },
    sum: sumText(words, assessment, all.steps),
    ...leftOf(words, assessment, all),
    unlisted: unlistedText(words, all, steps.length),
  };
}

interface Planned {
  /** The decisions with an action. */
  readonly asked: readonly DecisionRequest[];
  /** Whether those are all: to grant rights is a decision without days of work, and without a date. */
  readonly isWhole: boolean;
  readonly all: Schedule;
}

/** All steps with their days, and what finds no room; the page shows the first. */
export function planned(words: Translator, assessment: Assessment, risks: readonly Risk[], state: State): Planned {
  const requests = decisionRequests(words, assessment, risks, state);
  const asked = requests.filter(({ action }) => action !== undefined);
  const decided = asked.flatMap(({ action }) => action ?? []);
  const checks = new Set(decided.map(({ check }) => check));
  const isWhole = asked.length === requests.length;
  return { asked, isWhole, all: schedule(inOrder(assessment.actions, decided), checks, assessment.settings) };
}

/** The decisions of page 2, then critical findings with the least effort first, then each question in turn. */
function inOrder(actions: readonly Action[], decided: readonly Action[]): readonly Action[] {
  const critical = actions.filter(isCritical).toSorted((a, b) => daysOf(a) - daysOf(b));
  const byQuestion = [...Map.groupBy(actions, ({ question }) => question).values()];
  const rounds = Math.max(0, ...byQuestion.map(list => list.length));
  const turns = Array.from({ length: rounds }, (_, round) => byQuestion.flatMap(list => list.slice(round, round + 1)));
  const all = [...decided, ...critical, ...turns.flat()];
  return [...new Map(all.map(action => [action.check, action])).values()];
}

const isCritical = ({ severity }: Action): boolean => severity === 'critical';

/** By when the decisions are carried out; without decisions, how many steps there are. */
function headline(
  words: Translator,
  assessment: Assessment,
  steps: readonly ScheduledStep[],
  { decided, isWhole }: { readonly decided: number; readonly isWhole: boolean },
): string {
  const last = decided === 0 ? undefined : steps[decided - 1];
  const n = steps.length;
  if (last === undefined) return words.translate('plan.headline', { n, words: words.number(n) });
  const date = words.date(dateAfter(assessment, last.to));
  const select = (is: boolean): string => (is ? 'yes' : 'no');
  const inTime = select(last.to <= PLAN_DAYS);
  return words.translate('plan.headlineBy', { n: decided, date, inTime, all: select(isWhole) });
}

/** A step as a row of the plan. */
export function planStep(
  words: Translator,
  assessment: Assessment,
  { action, days, from, to }: ScheduledStep,
  at: number,
  asked: readonly DecisionRequest[],
): PlanStep {
  const by = words.shortDate(dateAfter(assessment, to));
  const decision = asked.find(one => one.action?.check === action.check);
  return {
    number: words.number(at + 1),
    letter: decision?.letter ?? '',
    action: action.action,
    done: doneWhen(words, assessment, action),
    days: words.number(days),
    by,
    owner: decision?.ownedBy ?? '',
    from: from / PLAN_DAYS,
    to: to / PLAN_DAYS,
    alternative: words.translate('plan.bar', { from: words.shortDate(dateAfter(assessment, from)), by }),
  };
}

/** The days of all steps against the days that the company can give. */
function sumText(words: Translator, { settings }: Assessment, steps: readonly ScheduledStep[]): string {
  const days = steps.reduce((sum, step) => sum + step.days, 0);
  const capacity = capacityOf(settings);
  return words.translate('plan.sum', {
    days,
    capacity,
    id: parameterNumber(words, 'capacity'),
    fits: days <= capacity ? 'yes' : 'no',
  });
}

type Left = Pick<Plan, 'leftTitle' | 'leftColumns' | 'left' | 'rest'>;

/** What is critical and left out takes room on the same page. */
const roomFor = ({ left }: Schedule): number => (left.some(isCritical) ? STEPS - 1 : STEPS);

/** What is critical and finds no room, by name, and where nothing is, what else finds none; the rest by number. */
function leftOf(words: Translator, assessment: Assessment, { steps, left }: Schedule): Left {
  const critical = left.filter(isCritical);
  const free = STEPS - 1 - steps.length;
  const room = critical.length > 0 ? LEFT + Math.max(0, Math.floor(free / 2)) : 2 * free - HEAD;
  const named = critical.length > 0 ? critical : room > 0 ? left : [];
  const shown = named.slice(0, Math.max(0, room));
  const say = (key: string, data = {}): string => words.translate(`plan.left.${key}`, data);
  const days = named.reduce((sum, action) => sum + daysOf(action), 0);
  const fits = Math.max(0, steps.length - roomFor({ steps, left }));
  const more = left.length - shown.length;
  return {
    leftTitle: named.length === 0 ? '' : say(critical.length > 0 ? 'title' : 'titleOthers', { n: named.length, days }),
    leftColumns: { action: say('action'), mends: say('mends'), days: say('days') },
    left: shown.map(action => ({
      action: action.action,
      mends: fixedResources(words, assessment, action) || words.translate('effort.none'),
      days: words.number(daysOf(action)),
    })),
    rest: fits + more === 0 ? '' : words.translate('plan.rest', { fits, n: more }).trim(),
  };
}

/** Steps beside those of a slide, which has room for the first `shown` only: the sum below them is that of all. */
function unlistedText(words: Translator, { steps, left }: Schedule, shown: number): string {
  const more = steps.slice(shown);
  if (more.length + left.length === 0) return '';
  return words.translate('plan.unlisted', {
    fits: more.length,
    fitDays: more.reduce((sum, step) => sum + step.days, 0),
    and: more.length > 0 && left.length > 0 ? 'yes' : 'no',
    n: left.length,
    days: left.reduce((sum, action) => sum + daysOf(action), 0),
  });
}

/** The check verifies the action. */
function doneWhen(words: Translator, assessment: Assessment, { check }: Action): string {
  const title = tallyOf(assessment, check)?.title;
  return title === undefined
    ? words.translate('plan.doneCheck')
    : words.translate('plan.done', { title: words.inSentence(title) });
}
