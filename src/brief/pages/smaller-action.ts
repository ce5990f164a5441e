import type { Action, Assessment, Risk } from '../../model/assessment.ts';
import type { Kind } from '../../model/kinds.ts';
import { daysOf } from '../../model/work-days.ts';
import { isOpenFail } from '../language/stake.ts';
import { resourceKey } from '../../model/keys.ts';

/** What holds all the rest: two checks about the same account may be about two different doors. */
const WHOLES: ReadonlySet<Kind> = new Set(['organization', 'account', 'region', 'practice']);

/**
 * A smaller step than a decision: the first against the same risk that answers the same question, takes less work, is no decision of
 * its own, and mends at least one of the things that the decision mends. Any other would leave open what the decision closes.
 */
export function smallerAction(
  assessment: Assessment,
  decided: ReadonlySet<string>,
  risk: Risk,
  action: Action,
): Action | undefined {
  const mended = failingThings(assessment, action);
  return risk.actions.find(
    one =>
      !decided.has(one.check) &&
      one.question === action.question &&
      daysOf(one) < daysOf(action) &&
      !failingThings(assessment, one).isDisjointFrom(mended),
  );
}

const failingThings = ({ findings }: Assessment, { check }: Action): ReadonlySet<string> =>
  new Set(
    findings
      .filter(one => one.check === check && isOpenFail(one) && !WHOLES.has(one.resource.kind))
      .map(({ resource }) => resourceKey(resource)),
  );
