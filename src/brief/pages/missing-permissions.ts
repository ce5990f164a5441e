import type { Assessment, UnreadLine } from '../../model/assessment.ts';
import { compareText } from '../../lib/text.ts';

/** A permission to grant, and the checks that need it. */
export interface MissingPermission {
  readonly permission: string;
  readonly provider: UnreadLine['provider'];
  readonly accounts: number;
  readonly checks: readonly string[];
}

/** `s3:GetBucketPolicy`, `Microsoft.Compute/disks/read`, `compute.disks.list`: the format of a permission, which cannot contain an account. */
const PERMISSION = /^[A-Za-z][A-Za-z0-9-]*(?:[.:/][A-Za-z*][A-Za-z0-9*-]*)+$/;

/** Permissions for a refused call; none if the call is not known. */
export const permissionsOf = (line: UnreadLine): readonly string[] =>
  (line.permissions ?? [line.call]).filter(permission => permission.length <= 80 && PERMISSION.test(permission));

/** Missing permissions in groups, by the number of checks that need them. */
export function missingPermissions({ coverage }: Assessment): readonly MissingPermission[] {
  const found = new Map<string, { provider: UnreadLine['provider']; accounts: Set<string>; checks: Set<string> }>();
  for (const line of coverage.unread) {
    if (line.reason !== 'denied') continue;
    for (const permission of permissionsOf(line)) {
      const into = found.get(permission) ?? { provider: line.provider, accounts: new Set(), checks: new Set() };
      found.set(permission, into);
      into.accounts.add(line.account);
      for (const check of line.checks) into.checks.add(check);
    }
  }
  return [...found]
    .map(([permission, { provider, accounts, checks }]) => ({
      permission,
      provider,
      accounts: accounts.size,
      checks: [...checks],
    }))
    .sort((a, b) => b.checks.length - a.checks.length || compareText(a.permission, b.permission));
}

/** Those that a check waits for: granting another one changes no answer, and is no decision. */
export const neededPermissions = (assessment: Assessment): readonly MissingPermission[] =>
  missingPermissions(assessment).filter(({ checks }) => checks.length > 0);
