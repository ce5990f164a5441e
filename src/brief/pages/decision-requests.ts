import type { Action, Assessment, Risk } from '../../model/assessment.ts';
import { PARAMETERS } from '../../model/parameters.ts';
import { neededPermissions } from './missing-permissions.ts';
import { workText } from './work.ts';
import type { State } from './state.ts';
import type { Translator } from '../language/translator.ts';

/** Coverage in percent below which the answer states the coverage and requests the missing permissions. */
export const LOW_COVERAGE = PARAMETERS.provisionalBelow;
/** Maximum number of decisions on the page (risk model 4.2). */
const MOST_ASKED = 5;

/** A decision that the briefing requests; without a risk, it is to grant the missing permissions. */
export interface DecisionRequest {
  readonly text: string;
  readonly work: string;
  readonly risk?: Risk;
  readonly action?: Action;
}

/** The first action against each risk; and the missing permissions, where coverage is low. */
export function decisionRequests(
  words: Translator,
  assessment: Assessment,
  risks: readonly Risk[],
  state: State,
): readonly DecisionRequest[] {
  const taken = new Set<string>();
  const decisions = risks.flatMap((risk): DecisionRequest[] => {
    const action = risk.actions.find(({ check }) => !taken.has(check));
    if (action === undefined) return [];
    taken.add(action.check);
    return [{ text: action.action, work: workText(words, action), risk, action }];
  });
  const missing = neededPermissions(assessment).length;
  const blind =
    state !== 'empty' && assessment.coverage.confidence < LOW_COVERAGE && (missing > 0 || state === 'unseen');
  return blind
    ? [
        ...decisions.slice(0, MOST_ASKED - 1),
        { text: words.translate('bottomLine.grant', { rights: missing }), work: words.translate('effort.none') },
      ]
    : decisions;
}
