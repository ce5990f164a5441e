import { compareText } from '../../lib/text.ts';
import type { Facets } from '../../model/facets.ts';
import type { Facts, KnownCopy } from '../../model/facts.ts';
import { absent, known, unread, value, type Reading, type Unread } from '../../model/reading.ts';
import { facet, type Resource } from '../../model/resource.ts';
import { COPY_NEEDS, copiesOf, DATA, isElsewhere, isLocked, prepareCatalogue, type Catalogue } from './backups.ts';
import { defineFact } from '../define-fact.ts';
import type { InventoryIndex } from '../inventory-index.ts';
import { firstGap } from '../scope.ts';

type BothSides = Facts['bothSides'];

/** The harder a copy is to reach, the lower. */
const REACH: readonly BothSides['by'][] = ['nobody', 'organization', 'hand', 'account'];

/**
 * Who can delete data together with every copy of it. The copy that is hardest to reach decides: that one is out of reach is
 * said only where everybody who may delete in its account is known; what was refused can only make it harder.
 */
export const bothSides = defineFact({
  name: 'bothSides',
  on: DATA,
  needs: { ...COPY_NEEDS, identity: ['wipes', 'powers', 'takenBy'], account: ['membership'] },
  optional: ['wipes'],
  prepare: (index): Prepared => ({ catalogue: prepareCatalogue(index), ...prepareHands(index) }),
  compute(resource, prepared, index): Reading<BothSides> {
    const { copies, hidden } = copiesOf(resource, prepared.catalogue, index);
    const readings = copies.map(copy => reachOf(copy, resource, prepared, index));
    const seen = readings.flatMap(reading => known(reading) ?? []);
    const [best] = [...seen].sort((a, b) => REACH.indexOf(a.by) - REACH.indexOf(b.by));
    if (best?.by === 'nobody') return value(best);
    const open = readings.find(reading => reading.state === 'unread');
    return open ?? hidden ?? (best === undefined ? absent : value(best));
  },
});

interface Prepared {
  readonly catalogue: Catalogue;
  readonly hands: ReadonlyMap<string, Hands>;
  readonly membership: ReadonlyMap<string, Reading<Facets['membership']>>;
}

/** The accounts, organizations and people that may delete for good in an account; `*` is everybody. */
interface Hands {
  readonly who: ReadonlySet<string>;
  /** Why there may be more of them. */
  readonly hidden: Unread | undefined;
}

function reachOf(copy: KnownCopy, of: Resource, prepared: Prepared, index: InventoryIndex): Reading<BothSides> {
  const locked = isLocked(copy, prepared.catalogue.now);
  if (locked === true) return value({ by: 'nobody', who: [] });
  const reach: Reading<BothSides> = isElsewhere(copy, of)
    ? // Behind a guard of another account nothing is deleted without the people there.
      between(
        of.account,
        copy.guard === undefined || copy.guard === of.account ? copy.account : copy.guard,
        prepared,
        index,
      )
    : value({ by: 'account', who: [of.account] });
  return locked === 'perhaps' && known(reach)?.by !== 'nobody' ? unread('denied', 'locks of copies') : reach;
}

/** Who may delete in both accounts. */
function between(home: string, away: string, prepared: Prepared, index: InventoryIndex): Reading<BothSides> {
  const [one, other] = [sideOf(home, prepared), sideOf(away, prepared)];
  const shared = [...new Set([...reachable(one, other), ...reachable(other, one)])].sort(compareText);
  if (shared.length > 0) return value({ by: 'hand', who: shared });
  const gap = unknownOf(one, index) ?? unknownOf(other, index);
  if (gap !== undefined) return gap;
  const [first, second] = [known(one.member), known(other.member)];
  return first !== undefined && first !== null && first.organization === second?.organization
    ? value({ by: 'organization', who: [first.manager] })
    : value({ by: 'nobody', who: [] });
}

interface Side {
  readonly account: string;
  readonly own: Hands;
  readonly member: Reading<Facets['membership']>;
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
  const organization = known(member)?.organization;
  if (far.who.has('*') || (organization !== undefined && far.who.has(organization))) yield account;
}

function prepareHands(index: InventoryIndex): Pick<Prepared, 'hands' | 'membership'> {
  const hands = new Map<string, { who: Set<string>; hidden: Unread | undefined }>();
  for (const identity of index.seen('identity')) {
    const own = hands.get(identity.account) ?? { who: new Set([identity.account]), hidden: undefined };
    hands.set(identity.account, own);
    const [wipes, takenBy] = [mightOf(identity), facet(identity, 'takenBy')];
    if (wipes.state === 'value' && wipes.value === 'none') continue;
    if (takenBy.state === 'unread') own.hidden ??= takenBy;
    const takers = (known<Facets['takenBy']>(takenBy) ?? []).filter(
      ({ sort, who }) => !PASSING.has(sort) && who !== identity.account,
    );
    if (takers.length === 0) continue;
    if (wipes.state === 'unread') own.hidden ??= wipes;
    // Which sorts of copies they are is another question than what we may delete: it may be this one.
    else if (known(wipes) === 'some') own.hidden ??= unread('unsupported', `what ${identity.name} may delete`);
    else for (const { who, sort } of takers) own.who.add(sort === 'everybody' ? '*' : who);
  }
  const membership = new Map(index.seen('account').map(one => [one.account, facet(one, 'membership')]));
  return { hands, membership };
}

/** Where nobody says what it may delete, an administrator may delete everything. */
function mightOf(identity: Resource): Reading<Facets['wipes']> {
  const wipes = facet(identity, 'wipes');
  const all = wipes.state === 'unread' && known(facet(identity, 'powers')) === 'administrator';
  return all ? value('all') : wipes;
}

/** A service acts for its own account; whom a directory lets in, and from which place, is not known here. */
const PASSING: ReadonlySet<Facets['takenBy'][number]['sort']> = new Set(['service', 'directory', 'place']);
