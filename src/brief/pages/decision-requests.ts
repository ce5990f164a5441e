import type { Action, Assessment, Risk } from '../../model/assessment.ts';
import { PARAMETERS } from '../../model/parameters.ts';
import { missingPermissions } from './missing-permissions.ts';
import type { State } from './state.ts';
import type { Translator } from '../language/translator.ts';

/** Below this share the answer itself says how little was seen, and asks for the rights to see more. */
export const LOW_COVERAGE = PARAMETERS.provisionalBelow;
/** A page that asks for more is signed by nobody (risk model 4.2). */
const MOST_ASKED = 5;

/** A decision that the briefing asks for; without a risk it is to let us look. */
export interface DecisionRequest {
  readonly text: string;
  readonly work: string;
  readonly risk?: Risk;
  readonly action?: Action;
}

/** The first thing to do about each risk; and to let us look, where too little was seen. */
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
    return [{ text: action.action, work: words.translate(`effort.${action.effort}`), risk, action }];
  });
  const rights = missingPermissions(assessment).length;
  const blind =
    state !== 'empty' && assessment.coverage.confidence < LOW_COVERAGE && (rights > 0 || state === 'unseen');
  return blind
    ? [
        ...decisions.slice(0, MOST_ASKED - 1),
        { text: words.translate('bottomLine.grant', { rights }), work: words.translate('effort.none') },
      ]
    : decisions;
}
