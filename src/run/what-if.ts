import type { AssessOptions } from '../assess/assessment.ts';
import { withFixes } from '../assess/what-if.ts';
import type { Assessment } from '../model/assessment.ts';
import type { Check } from '../model/check.ts';
import { CloudbriefError } from '../model/errors.ts';
import type { Inventory } from '../model/inventory.ts';
import { selectChecks } from './select-checks.ts';

export interface Supposed {
  readonly inventory: Inventory;
  /** Of each check, how many resources count as fixed; undefined where nothing is supposed. */
  readonly whatIf: Assessment['whatIf'];
}

/** The checks that are to count as fixed. Throws for an unknown one, and for one whose remedy changes no resource. */
export async function supposedChecks(ids: readonly string[] | undefined, own: readonly Check[]): Promise<Check[]> {
  if (ids === undefined || ids.length === 0) return [];
  const checks = await selectChecks({ checks: ids }, own);
  const fixed = checks.filter(({ fix }) => fix === undefined).map(({ id }) => id);
  if (fixed.length === 0) return checks;
  throw new CloudbriefError(
    'CB_USAGE',
    `--what-if cannot tell what the fix of ${fixed.join(', ')} changes.`,
    'Leave it out: `cloudbrief checks show ID` says what to do about it.',
  );
}

/** The inventory as it would be with these checks fixed, one after another. */
export function supposed(inventory: Inventory, checks: readonly Check[], options: AssessOptions): Supposed {
  if (checks.length === 0) return { inventory, whatIf: undefined };
  const { facts, traits, now, params } = options;
  let changed = inventory;
  const whatIf = checks.map(check => {
    const { inventory: next, fixed } = withFixes(changed, check, { facts, traits, now, params: params?.[check.id] });
    changed = next;
    return { check: check.id, action: check.remedy.action, fixed };
  });
  return { inventory: changed, whatIf };
}
