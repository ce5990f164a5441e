import type { Action, Assessment, Risk } from '../../model/assessment.ts';
import { PARAMETERS } from '../../model/parameters.ts';
import { daysOf } from '../../model/work-days.ts';
import { dateAfter, isQuickWin, schedule } from './schedule.ts';
import { ownerOf } from './how-long.ts';
import { neededPermissions } from './missing-permissions.ts';
import { NAMED_RISKS } from './top-risks.ts';
import { workText } from './work.ts';
import type { State } from './state.ts';
import type { Decision } from '../views.ts';
import type { Translator } from '../language/translator.ts';
import { firstActions, type FirstAction } from '../../model/first-actions.ts';

/** Coverage in percent below which the answer states the coverage and requests the missing permissions. */
export const LOW_COVERAGE = PARAMETERS.provisionalBelow;
/** Maximum number of decisions on the page (risk model 4.2). */
const MOST_ASKED = 5;

/** A decision that the briefing requests; without a risk, it is to grant the missing permissions. */
export interface DecisionRequest extends Decision {
  readonly work: string;
  /** The owner by name; undefined where nobody is. */
  readonly ownedBy?: string | undefined;
  readonly risk?: Risk;
  readonly action?: Action;
}

/** The first action against each risk, quick wins first; and the missing permissions, where coverage is low. */
export function decisionRequests(
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): readonly DecisionRequest[] {
  const missing = neededPermissions(assessment).length;
  const blind =
    state !== 'empty' && assessment.coverage.confidence < LOW_COVERAGE && (missing > 0 || state === 'unseen');
  const chosen = chosenActions(risks).slice(0, blind ? MOST_ASKED - 1 : MOST_ASKED);
  const none = words.translate('effort.none');
  const nobody = words.translate('bottomLine.nobody');
  const ends = endsOf(assessment, chosen);
  const asked = chosen.map(({ risk, action }, at): Omit<DecisionRequest, 'letter'> => {
    const ownedBy = ownerOf(words, assessment, risk, action);
    return {
      text: action.action,
      work: workText(words, action),
      days: words.number(daysOf(action)),
      owner: ownedBy ?? nobody,
      ownedBy,
      by: words.shortDate(dateAfter(assessment, ends[at] ?? 0)),
      risk,
      action,
    };
  });
  const grant = {
    text: words.translate('bottomLine.grant', { rights: missing }),
    work: none,
    days: none,
    owner: nobody,
    by: none,
  };
  return (blind ? [...asked, grant] : asked).map((one, at) => ({ ...one, letter: letterOf(at) }));
}

/** Those against the risks of the bottom line, and the one for the missing permissions, with the letters of all pages. */
export const firstRequests = (
  requests: readonly DecisionRequest[],
  risks: readonly Risk[],
): readonly DecisionRequest[] => {
  const named = risks.slice(0, NAMED_RISKS);
  return requests.filter(({ risk }) => risk === undefined || named.includes(risk));
};

/** "A", "B", … */
const letterOf = (at: number): string => String.fromCodePoint(65 + at);

/** One action for each risk, none twice. The first three stay the first three; within, the least work comes first. */
function chosenActions(risks: readonly Risk[]): readonly FirstAction[] {
  const chosen = firstActions(risks);
  const quickFirst = (list: readonly FirstAction[]): readonly FirstAction[] =>
    list.toSorted((a, b) => daysOf(a.action) - daysOf(b.action));
  return [...quickFirst(chosen.slice(0, NAMED_RISKS)), ...quickFirst(chosen.slice(NAMED_RISKS))];
}

/** The calendar days after which each decision is done if they are carried out one after another. */
function endsOf({ actions, settings }: Assessment, chosen: readonly FirstAction[]): readonly number[] {
  const decided = chosen.map(({ action }) => action);
  const checks = new Set(decided.map(({ check }) => check));
  const besides = actions.filter(action => isQuickWin(action) && !checks.has(action.check));
  const { steps } = schedule([...decided, ...besides], checks, settings);
  return steps.slice(0, decided.length).map(({ to }) => to);
}
