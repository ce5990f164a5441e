import type { Assessment, UnreadLine } from '../../model/assessment.ts';
import { compareText } from '../../lib/text.ts';

/** A permission to grant, and the checks that need it. */
export interface MissingPermission {
  readonly right: string;
  readonly provider: UnreadLine['provider'];
  readonly accounts: number;
  readonly checks: readonly string[];
}

/** `s3:GetBucketPolicy`, `Microsoft.Compute/disks/read`, `compute.disks.list`: the format of a permission, which cannot contain an account. */
const RIGHT = /^[A-Za-z][A-Za-z0-9-]*(?:[.:/][A-Za-z*][A-Za-z0-9*-]*)+$/;

/** Permissions for a refused call; none if the call is not known. */
export const permissionsOf = (line: UnreadLine): readonly string[] =>
  (line.permissions ?? [line.call]).filter(right => right.length <= 80 && RIGHT.test(right));

/** Missing permissions in groups, by the number of checks that need them. */
export function missingPermissions({ coverage }: Assessment): readonly MissingPermission[] {
  const found = new Map<string, { provider: UnreadLine['provider']; accounts: Set<string>; checks: Set<string> }>();
  for (const line of coverage.unread) {
    if (line.reason !== 'denied') continue;
    for (const right of permissionsOf(line)) {
      const into = found.get(right) ?? { provider: line.provider, accounts: new Set(), checks: new Set() };
      found.set(right, into);
      into.accounts.add(line.account);
      for (const check of line.checks) into.checks.add(check);
    }
  }
  return [...found]
    .map(([right, { provider, accounts, checks }]) => ({
      right,
      provider,
      accounts: accounts.size,
      checks: [...checks],
    }))
    .sort((a, b) => b.checks.length - a.checks.length || compareText(a.right, b.right));
}
