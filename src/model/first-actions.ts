import type { Action, Risk } from './assessment.ts';

/** A risk and the action against it that comes first. */
export interface FirstAction {
  readonly risk: Risk;
  readonly action: Action;
}

/** The first action against each risk that is not already that of a risk before: what is asked for, and what is priced. */
export function firstActions(risks: readonly Risk[]): readonly FirstAction[] {
  const taken = new Set<string>();
  return risks.flatMap(risk => {
    const action = risk.actions.find(({ check }) => !taken.has(check));
    if (action === undefined) return [];
    taken.add(action.check);
    return [{ risk, action }];
  });
}
