import type { Facts } from '../../model/facts.ts';
import { known, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';

/**
 * Strangers that an identity lets act in its name. Accounts that were read in this run and the one that manages the
 * organization are no strangers.
 */
export const strangersLetIn = defineFact({
  name: 'strangersLetIn',
  on: ['identity'],
  needs: { identity: ['takenBy'], account: ['membership'] },
  prepare: prepareOwn,
  compute(identity, { own, hidden }, index): Reading<Facts['strangersLetIn']> {
    const takenBy = facet(identity, 'takenBy');
    if (takenBy.state === 'unread') return takenBy;
    const unguarded = (known(takenBy) ?? []).filter(taker => !taker.guarded);
    if (unguarded.some(({ sort }) => sort === 'everybody')) return value({ everybody: true, accounts: [] });
    const accounts = unguarded
      .filter(({ sort, who }) => (sort === 'account' || sort === 'organization') && !own.has(who))
      .map(({ who }) => who);
    return settled(identity, accounts, hidden, index) ?? value({ everybody: false, accounts });
  },
});

/** Accounts and organizations that may use something, by its own policy or by name, and that we know nothing of. */
export const guests = defineFact({
  name: 'guests',
  on: ['bucket', 'key', 'secret', 'vault', 'copy', 'registry'],
  needs: {
    bucket: ['sharedWith'],
    key: ['sharedWith'],
    secret: ['sharedWith'],
    vault: ['sharedWith'],
    copy: ['sharedWith'],
    registry: ['sharedWith'],
    account: ['membership'],
  },
  prepare: prepareOwn,
  compute(resource, { own, hidden }, index): Reading<readonly string[]> {
    const sharedWith = facet(resource, 'sharedWith');
    if (sharedWith.state === 'unread') return sharedWith;
    const accounts = (known<readonly string[]>(sharedWith) ?? []).filter(who => isSomebody(who) && !own.has(who));
    return settled(resource, accounts, hidden, index) ?? value(accounts);
  },
});

/** Places are the company's own as often as not; everybody is another question. */
const isSomebody = (who: string): boolean => /^(\d{12}|o-[a-z0-9]+)$/.test(who);

interface Own {
  readonly own: ReadonlySet<string>;
  readonly hidden: ReadonlyMap<string, Unread>;
}

function prepareOwn(index: InventoryIndex): Own {
  const own = new Set(index.inventory.header.targets.map(target => target.account));
  const hidden = new Map<string, Unread>();
  for (const account of index.seen('account')) {
    const membership = facet(account, 'membership');
    if (membership.state === 'unread') hidden.set(account.account, membership);
    if (membership.state !== 'value') continue;
    own.add(membership.value.manager);
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
