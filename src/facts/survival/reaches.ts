import { compareText } from '../../lib/text.ts';
import { valueOrNull } from '../../model/reading.ts';
import type { Reach } from '../../model/reach.ts';
import { deletingPrincipals } from '../backups/backup-deletion-reach.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/**
 * What each administrator can delete: those of each account, and principals that may delete in several. Accounts whose principals
 * were not all read may be within reach of any.
 */
export function reachesOf(index: InventoryIndex, accounts: readonly string[]): Reach[] {
  const { principals, membership } = deletingPrincipals(index);
  const known = new Map(accounts.map(account => [account, principals.get(account)?.known ?? new Set([account])]));
  const open = accounts.filter(
    account => principals.get(account)?.gap !== undefined || index.gap('identity', { account }) !== undefined,
  );
  const organizationOf = (account: string): string | undefined => {
    const reading = membership.get(account);
    return reading === undefined ? undefined : valueOrNull(reading)?.organization;
  };
  const reachOf = (principal: string, home?: string): Reach => {
    const organization = home === undefined ? undefined : organizationOf(home);
    const reached = accounts.filter(account => {
      const trusted = known.get(account);
      return (
        account === home ||
        trusted?.has(principal) === true ||
        (home !== undefined && trusted?.has('*') === true) ||
        (organization !== undefined && trusted?.has(organization) === true)
      );
    });
    const within = new Set(reached);
    return {
      id: principal,
      name: principal,
      accounts: within,
      maybe: new Set(open.filter(account => !within.has(account))),
    };
  };
  const isAccount = new Set(accounts);
  const others = new Set(
    [...known.values()].flatMap(set => [...set]).filter(one => one !== '*' && !isAccount.has(one)),
  );
  return [
    ...accounts.map(account => reachOf(account, account)),
    ...[...others].map(principal => reachOf(principal)).filter(reach => reach.accounts.size > 1),
  ].sort((a, b) => compareText(a.id, b.id));
}
