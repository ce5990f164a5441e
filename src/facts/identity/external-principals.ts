import type { Facts } from '../../model/facts.ts';
import { valueOrNull, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/**
 * Strangers that an identity lets act in its name. Accounts that were read in this run and the one that manages the
 * organization are no strangers.
 */
export const untrustedPrincipals = defineFact({
  name: 'untrustedPrincipals',
  on: ['identity'],
  needs: { identity: ['trustedPrincipals'], account: ['organizationMembership'] },
  prepare: prepareOwn,
  compute(identity, { own, hidden }, index): Reading<Facts['untrustedPrincipals']> {
    const takenBy = facet(identity, 'trustedPrincipals');
    if (takenBy.state === 'unread') return takenBy;
    const unguarded = (valueOrNull(takenBy) ?? []).filter(taker => !taker.requiresExternalIdOrMfa);
    if (unguarded.some(({ type }) => type === 'public')) return value({ public: true, accounts: [] });
    const accounts = unguarded
      .filter(({ type, principal }) => (type === 'account' || type === 'organization') && !own.has(principal))
      .map(({ principal }) => principal);
    return settled(identity, accounts, hidden, index) ?? value({ public: false, accounts });
  },
});

/** Accounts and organizations that may use something, by its own policy or by name, and that we know nothing of. */
export const externalPrincipals = defineFact({
  name: 'externalPrincipals',
  on: ['bucket', 'key', 'secret', 'backup-vault', 'backup', 'registry'],
  needs: {
    bucket: ['sharedWith'],
    key: ['sharedWith'],
    secret: ['sharedWith'],
    'backup-vault': ['sharedWith'],
    backup: ['sharedWith'],
    registry: ['sharedWith'],
    account: ['organizationMembership'],
  },
  prepare: prepareOwn,
  compute(resource, { own, hidden }, index): Reading<readonly string[]> {
    const sharedWith = facet(resource, 'sharedWith');
    if (sharedWith.state === 'unread') return sharedWith;
    const principalKind = index.traits[resource.provider]?.principalKind;
    const accounts = (valueOrNull<readonly string[]>(sharedWith) ?? []).filter(
      // A network or a resource is the company's own as often as not; public access is another question.
      who => principalKind?.(who) !== undefined && !own.has(who),
    );
    return settled(resource, accounts, hidden, index) ?? value(accounts);
  },
});

interface Own {
  readonly own: ReadonlySet<string>;
  readonly hidden: ReadonlyMap<string, Unread>;
}

function prepareOwn(index: InventoryIndex): Own {
  const own = new Set(index.inventory.header.targets.map(target => target.account));
  const hidden = new Map<string, Unread>();
  for (const account of index.seen('account')) {
    const membership = facet(account, 'organizationMembership');
    if (membership.state === 'unread') hidden.set(account.account, membership);
    if (membership.state !== 'value') continue;
    own.add(membership.value.managementAccount);
    own.add(membership.value.organization);
  }
  return { own, hidden };
}

/** Whether a stranger is the company's own manager, only the membership says. */
function settled(
  { account }: Resource,
  strangers: readonly string[],
  hidden: Own['hidden'],
  index: InventoryIndex,
): Unread | undefined {
  return strangers.length === 0 ? undefined : (index.gap('account', { account }) ?? hidden.get(account));
}
