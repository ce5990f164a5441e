import type { Action, Assessment, Settings } from '../../model/assessment.ts';
import { addDays } from '../../lib/time.ts';
import { PARAMETERS } from '../../model/parameters.ts';
import { daysOf } from '../../model/work-days.ts';

/** Calendar days of the plan. */
export const PLAN_DAYS = 90;
const WEEK = 7;

/** A step: its days of work, and the calendar days after the day of judgement between which it is done. */
export interface ScheduledStep {
  readonly action: Action;
  readonly days: number;
  readonly from: number;
  readonly to: number;
}

export interface Schedule {
  readonly steps: readonly ScheduledStep[];
  /** What finds no room, in the order given. */
  readonly left: readonly Action[];
}

/** Person-days that the company has for the plan. */
export const capacityOf = (settings: Settings | undefined): number => settings?.capacityDays ?? PARAMETERS.capacityDays;

/**
 * Steps one after another, at the pace of the capacity, and quick wins before all of them in the first week; a step that does not fit is
 * left out, and a smaller one may follow. In the order given.
 * `decided` are asked for today: they stay in even if they end after the plan does.
 */
export function schedule(
  ordered: readonly Action[],
  decided: ReadonlySet<string>,
  settings: Settings | undefined,
): Schedule {
  const capacity = Math.max(1, capacityOf(settings));
  const at = (work: number): number => (work * PLAN_DAYS) / capacity;
  const steps: ScheduledStep[] = [];
  const left: Action[] = [];
  let work = 0;
  const early = new Map<string, ScheduledStep>();
  const step = (action: Action, days: number): ScheduledStep => {
    const from = work;
    work += days;
    return { action, days, from: at(from), to: at(work) };
  };
  for (const action of inFirstWeek(ordered, capacity)) early.set(action.check, step(action, daysOf(action)));
  for (const action of ordered) {
    const days = daysOf(action);
    const done = early.get(action.check);
    if (done !== undefined) steps.push(done);
    else if (decided.has(action.check) || work + days <= capacity) steps.push(step(action, days));
    else left.push(action);
  }
  return { steps, left };
}

/** What is critical and no more than a setting: it waits for nothing else that is planned. */
export const isQuickWin = ({ severity, effort }: Action): boolean => severity === 'critical' && effort === 'XS';

/** Quick wins, as many as the people can do in the first week. */
function inFirstWeek(ordered: readonly Action[], capacity: number): readonly Action[] {
  let room = (capacity * WEEK) / PLAN_DAYS;
  return ordered
    .filter(isQuickWin)
    .toSorted((a, b) => daysOf(a) - daysOf(b))
    .filter(action => (room -= daysOf(action)) >= 0);
}

/**
 * The date a number of calendar days after the day as of which the findings were judged, ISO 8601: nobody can start before it, however
 * old the inventory is. An invalid date stays as it is.
 */
export const dateAfter = ({ now }: Pick<Assessment, 'now'>, days: number): string =>
  Number.isNaN(Date.parse(now)) ? now : addDays(now, Math.ceil(days));
