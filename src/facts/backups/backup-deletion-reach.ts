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
import { firstGap } from '../scope.ts';

type BothSides = Facts['backupDeletionReach'];

/** The harder a copy is to reach, the lower. */
const REACH_ORDER: readonly BothSides['reach'][] = ['none', 'organization', 'principal', 'account'];

/**
 * Who can delete data together with every copy of it. The copy that is hardest to reach decides: that one is out of reach is
 * said only where everybody who may delete in its account is known; what was refused can only make it harder.
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
  prepare: (index): Prepared => ({ catalogue: backupCatalogue(index), ...prepareDeletingPrincipals(index) }),
  compute(resource, prepared, index): Reading<BothSides> {
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
  readonly hands: ReadonlyMap<string, DeletingPrincipals>;
  readonly membership: ReadonlyMap<string, Reading<Facets['organizationMembership']>>;
}

/** The accounts, organizations and people that may delete for good in an account; `*` is everybody. */
interface DeletingPrincipals {
  readonly who: ReadonlySet<string>;
  /** Why there may be more of them. */
  readonly hidden: Unread | undefined;
}

function deletionReachOf(
  backup: KnownBackup,
  source: Resource,
  prepared: Prepared,
  index: InventoryIndex,
): Reading<BothSides> {
  const immutable = isImmutable(backup, prepared.catalogue.daysSince);
  if (immutable === true) return value({ reach: 'none', principals: [] });
  const reach: Reading<BothSides> = isOutsideAccount(backup, source)
    ? between(source.account, decidingAccount(backup, source), prepared, index)
    : value({ reach: 'account', principals: [source.account] });
  return immutable === 'unread' && valueOrNull(reach)?.reach !== 'none'
    ? unread('denied', 'immutability of backups')
    : reach;
}

/** With multi-user authorization the approvers decide, wherever the backup is stored. */
const decidingAccount = ({ account, approverAccount }: KnownBackup, source: Resource): string =>
  approverAccount === undefined || approverAccount === source.account ? account : approverAccount;

/** Who may delete in both accounts. */
function between(home: string, away: string, prepared: Prepared, index: InventoryIndex): Reading<BothSides> {
  const [one, other] = [sideOf(home, prepared), sideOf(away, prepared)];
  const shared = [...new Set([...reachable(one, other), ...reachable(other, one)])].sort(compareText);
  if (shared.length > 0) return value({ reach: 'principal', principals: shared });
  const gap = unknownOf(one, index) ?? unknownOf(other, index);
  if (gap !== undefined) return gap;
  const [first, second] = [valueOrNull(one.member), valueOrNull(other.member)];
  return first !== undefined && first !== null && first.organization === second?.organization
    ? value({ reach: 'organization', principals: [first.managementAccount] })
    : value({ reach: 'none', principals: [] });
}

interface Side {
  readonly account: string;
  readonly own: DeletingPrincipals;
  readonly member: Reading<Facets['organizationMembership']>;
}

const sideOf = (account: string, { hands, membership }: Prepared): Side => ({
  account,
  own: hands.get(account) ?? { who: new Set([account]), hidden: undefined },
  member: membership.get(account) ?? unread('not-collected', account),
});

/** Why somebody else may reach into an account. */
const unknownOf = ({ account, own, member }: Side, index: InventoryIndex): Unread | undefined =>
  firstGap(index, ['identity', 'account'], { account }) ??
  own.hidden ??
  (member.state === 'unread' ? member : undefined);

/** Those of one side that the other lets in: by name, as a member of an organization, or because it lets in everybody. */
function* reachable({ own, account, member }: Side, { own: far }: Side): Generator<string> {
  for (const who of own.who) if (far.who.has(who) && who !== '*') yield who;
  const organization = valueOrNull(member)?.organization;
  if (far.who.has('*') || (organization !== undefined && far.who.has(organization))) yield account;
}

function prepareDeletingPrincipals(index: InventoryIndex): Pick<Prepared, 'hands' | 'membership'> {
  const hands = new Map<string, { who: Set<string>; hidden: Unread | undefined }>();
  for (const identity of index.seen('identity')) {
    const own = hands.get(identity.account) ?? { who: new Set([identity.account]), hidden: undefined };
    hands.set(identity.account, own);
    const [deletePermissions, trustedPrincipals] = [
      deletePermissionsOf(identity),
      facet(identity, 'trustedPrincipals'),
    ];
    if (deletePermissions.state === 'value' && deletePermissions.value === 'none') continue;
    if (trustedPrincipals.state === 'unread') own.hidden ??= trustedPrincipals;
    const takers = (valueOrNull<Facets['trustedPrincipals']>(trustedPrincipals) ?? []).filter(
      ({ type, principal }) => !PASSING.has(type) && principal !== identity.account,
    );
    if (takers.length === 0) continue;
    if (deletePermissions.state === 'unread') own.hidden ??= deletePermissions;
    // Which sorts of copies they are is another question than what we may delete: it may be this one.
    else if (valueOrNull(deletePermissions) === 'some')
      own.hidden ??= unread('unsupported', `what ${identity.name} may delete`);
    else for (const { principal, type } of takers) own.who.add(type === 'public' ? '*' : principal);
  }
  const membership = new Map(index.seen('account').map(one => [one.account, facet(one, 'organizationMembership')]));
  return { hands, membership };
}

/** Where nobody says what it may delete, an administrator may delete everything. */
function deletePermissionsOf(identity: Resource): Reading<Facets['deletePermissions']> {
  const deletePermissions = facet(identity, 'deletePermissions');
  const all =
    deletePermissions.state === 'unread' && valueOrNull(facet(identity, 'privilegeLevel')) === 'administrator';
  return all ? value('all') : deletePermissions;
}

/** A service acts for its own account; whom a directory lets in, and from which place, is not known here. */
const PASSING: ReadonlySet<Facets['trustedPrincipals'][number]['type']> = new Set(['service', 'federated', 'network']);
