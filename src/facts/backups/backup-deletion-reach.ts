import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts, KnownBackup } from '../../model/facts.ts';
import { BACKED_UP_KINDS } from '../../model/kinds.ts';
import { isImmutable, isOutsideAccount } from '../../model/backup.ts';
import { absent, valueOrNull, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { BACKUP_NEEDS, backupCatalogue, type Catalogue } from './catalogue.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { memoizePerInventory } from '../per-inventory.ts';
import { firstGap } from '../scope.ts';

type Reach = Facts['backupDeletionReach'];

/** From the backup that is hardest to delete to the easiest. */
const REACH_ORDER: readonly Reach['reach'][] = ['none', 'organization', 'principal', 'account'];

/**
 * Who can delete data together with every backup of it. The backup that is hardest to reach decides. `none` is concluded only
 * where all principals with delete permissions in its account are known; a list that was refused can only add backups.
 */
export const backupDeletionReach = defineFact({
  name: 'backupDeletionReach',
  on: BACKED_UP_KINDS,
  needs: {
    ...BACKUP_NEEDS,
    identity: ['deletePermissions', 'privilegeLevel', 'trustedPrincipals'],
    account: ['organizationMembership'],
  },
  optional: ['deletePermissions'],
  prepare: (index): Prepared => ({ catalogue: backupCatalogue(index), ...deletingPrincipals(index) }),
  compute(resource, prepared, index): Reading<Reach> {
    const { backups, hidden } = prepared.catalogue.of(resource);
    const readings = backups.map(backup => deletionReachOf(backup, resource, prepared, index));
    const seen = readings.flatMap(reading => valueOrNull(reading) ?? []);
    const [best] = [...seen].sort((a, b) => REACH_ORDER.indexOf(a.reach) - REACH_ORDER.indexOf(b.reach));
    if (best?.reach === 'none') return value(best);
    const open = readings.find(reading => reading.state === 'unread');
    return open ?? hidden ?? (best === undefined ? absent : value(best));
  },
});

interface Prepared {
  readonly catalogue: Catalogue;
  readonly principals: ReadonlyMap<string, DeletingPrincipals>;
  readonly membership: ReadonlyMap<string, Reading<Facets['organizationMembership']>>;
}

/** The accounts, organizations and users that may delete for good in an account; `*` is everyone. */
interface DeletingPrincipals {
  readonly known: ReadonlySet<string>;
  /** Why there may be more. */
  readonly gap: Unread | undefined;
}

function deletionReachOf(
  backup: KnownBackup,
  source: Resource,
  prepared: Prepared,
  index: InventoryIndex,
): Reading<Reach> {
  const immutable = isImmutable(backup, prepared.catalogue.daysSince);
  if (immutable === true) return value({ reach: 'none', principals: [] });
  const reach: Reading<Reach> = isOutsideAccount(backup, source)
    ? reachOfBoth(source.account, decidingAccount(backup, source), prepared, index)
    : value({ reach: 'account', principals: [source.account] });
  return immutable === 'unread' && valueOrNull(reach)?.reach !== 'none'
    ? unread('denied', 'immutability of backups')
    : reach;
}

/** With multi-user authorization the approvers decide, wherever the backup is stored. */
const decidingAccount = ({ account, approverAccount }: KnownBackup, source: Resource): string =>
  approverAccount === undefined || approverAccount === source.account ? account : approverAccount;

/** Who may delete in both accounts. */
function reachOfBoth(home: string, away: string, prepared: Prepared, index: InventoryIndex): Reading<Reach> {
  const [one, other] = [sideOf(home, prepared), sideOf(away, prepared)];
  const shared = [...new Set([...trustedBy(other, one), ...trustedBy(one, other)])].sort(compareText);
  if (shared.length > 0) return value({ reach: 'principal', principals: shared });
  const gap = gapOf(one, index) ?? gapOf(other, index);
  if (gap !== undefined) return gap;
  const [first, second] = [valueOrNull(one.membership), valueOrNull(other.membership)];
  return first !== undefined && first !== null && first.organization === second?.organization
    ? value({ reach: 'organization', principals: [first.managementAccount] })
    : value({ reach: 'none', principals: [] });
}

interface Side {
  readonly account: string;
  readonly principals: DeletingPrincipals;
  readonly membership: Reading<Facets['organizationMembership']>;
}

const sideOf = (account: string, { principals, membership }: Prepared): Side => ({
  account,
  principals: principals.get(account) ?? { known: new Set([account]), gap: undefined },
  membership: membership.get(account) ?? unread('not-collected', account),
});

/** Why other principals may have access to an account. */
const gapOf = ({ account, principals, membership }: Side, index: InventoryIndex): Unread | undefined =>
  firstGap(index, ['identity', 'account'], { account }) ??
  principals.gap ??
  (membership.state === 'unread' ? membership : undefined);

/** Principals of `from` that may delete in the other account: by name, as members of an organization, or because it trusts everyone. */
function* trustedBy({ principals: { known } }: Side, from: Side): Generator<string> {
  for (const principal of from.principals.known) if (known.has(principal) && principal !== '*') yield principal;
  const organization = valueOrNull(from.membership)?.organization;
  if (known.has('*') || (organization !== undefined && known.has(organization))) yield from.account;
}

/** Who may delete for good in each account, and the organization of each. */
export const deletingPrincipals = memoizePerInventory(prepareDeletingPrincipals);

function prepareDeletingPrincipals(index: InventoryIndex): Pick<Prepared, 'principals' | 'membership'> {
  const principals = new Map<string, { known: Set<string>; gap: Unread | undefined }>();
  for (const identity of index.seen('identity')) {
    const own = principals.get(identity.account) ?? { known: new Set([identity.account]), gap: undefined };
    principals.set(identity.account, own);
    const [permissions, trusted] = [deletePermissionsOf(identity), facet(identity, 'trustedPrincipals')];
    if (permissions.state === 'value' && permissions.value === 'none') continue;
    if (trusted.state === 'unread') own.gap ??= trusted;
    const others = (valueOrNull<Facets['trustedPrincipals']>(trusted) ?? []).filter(
      ({ type, principal }) => !IGNORED_TYPES.has(type) && principal !== identity.account,
    );
    if (others.length === 0) continue;
    if (permissions.state === 'unread') own.gap ??= permissions;
    // `some` services: the service of this backup may be one of them.
    else if (valueOrNull(permissions) === 'some') own.gap ??= unread('unsupported', `what ${identity.name} may delete`);
    else for (const { principal, type } of others) own.known.add(type === 'public' ? '*' : principal);
  }
  const membership = new Map(index.seen('account').map(one => [one.account, facet(one, 'organizationMembership')]));
  return { principals, membership };
}

/** Where the provider has no such permissions, an administrator may delete everything. */
function deletePermissionsOf(identity: Resource): Reading<Facets['deletePermissions']> {
  const deletePermissions = facet(identity, 'deletePermissions');
  const all =
    deletePermissions.state === 'unread' && valueOrNull(facet(identity, 'privilegeLevel')) === 'administrator';
  return all ? value('all') : deletePermissions;
}

/** A service acts for its own account. Who signs in through an identity provider, and from which network, is not known here. */
const IGNORED_TYPES: ReadonlySet<Facets['trustedPrincipals'][number]['type']> = new Set([
  'service',
  'federated',
  'network',
]);
