import type { Inventory, Population, Unit } from '../model/inventory.ts';
import type { FacetName, Facets } from '../model/facets.ts';
import { DATA_KINDS, type Kind, type Provider } from '../model/kinds.ts';
import { memoizeBy, memoizeBy3 } from '../lib/memoize.ts';
import { scopeKey } from '../model/keys.ts';
import { unread, value, type Reading, type Unread } from '../model/reading.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import type { Resource } from '../model/resource.ts';
import { emptyRegionsOf } from './empty-regions.ts';

export type { Inventory } from '../model/inventory.ts';

/** Narrows a population; a member that is left out matches everything. */
export interface Scope {
  readonly account?: string;
  readonly region?: string;
  /**
   * Only lists that may hold something that belongs to a resource of this kind. A unit that also lists data kinds lists what
   * belongs to those, and to nothing else: with the snapshots of caches refused, all backups of databases are still known.
   */
  readonly of?: Kind;
  /** Only lists that could hold something with these facets: directory buckets are never public, nor replication destinations. */
  readonly could?: { readonly [F in FacetName]?: Extract<Facets[F], string | boolean> };
  /** Only lists that could hold something that has this facet: an instance of Lightsail has no network interface of the account. */
  readonly with?: FacetName;
  /** Only accounts of providers that have a list of the kind: where there is none, nothing is hidden. */
  readonly whereListed?: boolean;
}

export interface InventoryIndex {
  readonly inventory: Inventory;
  /** Identifiers and prices of each provider. */
  readonly traits: TraitsByProvider;
  /** All resources of a kind, or unread when any list of it within the scope was refused, incomplete or not requested. */
  readonly all: (kind: Kind, scope?: Scope) => Reading<readonly Resource[]>;
  /** The resources of a kind that were read, whether or not the lists are complete. */
  readonly seen: (kind: Kind, scope?: Pick<Scope, 'account' | 'region'>) => readonly Resource[];
  readonly byId: (id: string) => Resource | undefined;
  /** Why nothing follows from absence; undefined when every list of that kind in scope is complete. */
  readonly gap: (kind: Kind, scope?: Scope) => Unread | undefined;
  /** Whether what a unit lists may belong to a resource of that kind. */
  readonly isListedWith: (unit: string, kind: Kind) => boolean;
  /** Whether the account has nothing in the region: what is unread there matters for no verdict. */
  readonly isEmpty: (place: { readonly account: string; readonly region: string }) => boolean;
  /** What was worked out from it, by the place that each function has: `memoizePerInventory`. */
  readonly memo: unknown[];
}

export function createInventoryIndex(inventory: Inventory, traits: TraitsByProvider): InventoryIndex {
  const byKind = Map.groupBy(inventory.resources, resource => resource.kind);
  const byId = new Map(inventory.resources.map(resource => [resource.id, resource]));
  const isListedWith = createListedWith(inventory);
  // Asked for each resource and check: by place, without making a text of it.
  const empty = Map.groupBy(emptyRegionsOf(inventory), ({ account }) => account);
  const isEmpty: InventoryIndex['isEmpty'] = ({ account, region }) =>
    empty.get(account)?.some(one => one.region === region) === true;
  const gap = rememberGaps(createGapFinder(inventory, { isListedWith, isEmpty }));
  const groupsOf = memoizeBy(
    (kind: Kind) => kind,
    kind => groupByScope(byKind.get(kind) ?? []),
  );
  const seen = (kind: Kind, { account, region }: Scope = {}): readonly Resource[] => {
    if (account === undefined && region === undefined) return byKind.get(kind) ?? [];
    const groups = groupsOf(kind);
    if (account === undefined) return groups.regions.get(region ?? '') ?? [];
    return (region === undefined ? groups.accounts.get(account) : groups.both.get(scopeKey({ account, region }))) ?? [];
  };
  return {
    inventory,
    traits,
    gap,
    seen,
    byId: id => byId.get(id),
    isListedWith,
    isEmpty,
    memo: [],
    all: (kind, scope) => gap(kind, scope) ?? value(seen(kind, scope)),
  };
}

interface Groups {
  readonly accounts: ReadonlyMap<string, readonly Resource[]>;
  readonly regions: ReadonlyMap<string, readonly Resource[]>;
  readonly both: ReadonlyMap<string, readonly Resource[]>;
}

const groupByScope = (resources: readonly Resource[]): Groups => ({
  accounts: Map.groupBy(resources, ({ account }) => account),
  regions: Map.groupBy(resources, ({ region }) => region),
  both: Map.groupBy(resources, scopeKey),
});

type GapFinder = InventoryIndex['gap'];

const gapKey = (kind: Kind, { account, region, of, could, with: facet, whereListed }: Scope = {}): string =>
  [kind, account, region, of, could === undefined ? '' : JSON.stringify(could), facet, whereListed].join('\n');

/** Facts need the same gap once for each resource; most ask about a place, which needs no text as a key. */
function rememberGaps(find: GapFinder): GapFinder {
  const rare = memoizeBy(gapKey, find);
  const inPlace = memoizeBy3((kind: Kind, account: string | undefined, region: string | undefined) =>
    find(kind, { ...(account === undefined ? {} : { account }), ...(region === undefined ? {} : { region }) }),
  );
  return (kind, scope = {}) => {
    const { account, region, of, could, with: facet, whereListed } = scope;
    return of === undefined && could === undefined && facet === undefined && whereListed === undefined
      ? inPlace(kind, account, region)
      : rare(kind, scope);
  };
}

const isData = (kind: Kind): boolean => (DATA_KINDS as readonly Kind[]).includes(kind);

function createListedWith({ populations }: Inventory): InventoryIndex['isListedWith'] {
  const dataKinds = new Map<string, Set<Kind>>();
  for (const { unit, kind } of populations) {
    if (!isData(kind)) continue;
    const kinds = dataKinds.get(unit) ?? new Set();
    dataKinds.set(unit, kinds.add(kind));
  }
  return (unit, kind) => dataKinds.get(unit)?.has(kind) ?? true;
}

type Target = Inventory['header']['targets'][number];

/** The lists of one kind, with the unit that made each: all, and those of each account. */
interface Lists {
  readonly all: readonly (Population & Unit)[];
  readonly byAccount: ReadonlyMap<string, readonly (Population & Unit)[]>;
  readonly providers: ReadonlySet<Provider>;
}

function listsByKind({ units, populations }: Inventory): (kind: Kind) => Lists {
  const unitOf = new Map(units.map(unit => [unit.id, unit]));
  const byKind = Map.groupBy(populations, population => population.kind);
  return memoizeBy(
    (kind: Kind) => kind,
    kind => {
      const all = (byKind.get(kind) ?? []).flatMap(population => {
        const unit = unitOf.get(population.unit);
        return unit === undefined ? [] : [{ ...population, ...unit, reading: population.reading }];
      });
      const byAccount = Map.groupBy(all, ({ account }) => account);
      return { all, byAccount, providers: new Set(all.map(({ provider }) => provider)) };
    },
  );
}

function createGapFinder(
  inventory: Inventory,
  { isListedWith, isEmpty }: Pick<InventoryIndex, 'isListedWith' | 'isEmpty'>,
): GapFinder {
  const listsOf = listsByKind(inventory);
  const read = new Set(inventory.units.map(({ provider }) => provider));
  const { targets } = inventory.header;
  const targetsOf = Map.groupBy(targets, ({ account }) => account);
  return (kind, scope = {}) => {
    const { account, region } = scope;
    const lists = listsOf(kind);
    const listed = account === undefined ? lists.all : (lists.byAccount.get(account) ?? []);
    // A global list is in the scope of every region.
    const inScope =
      region === undefined ? listed : listed.filter(list => list.region === 'global' || list.region === region);
    const cut = inScope.find(
      population =>
        population.reading.state !== 'value' &&
        population.closed !== true &&
        !isEmpty(population) &&
        (scope.of === undefined || isListedWith(population.unit, scope.of)) &&
        couldHold(population, scope),
    );
    if (cut?.reading.state === 'unread') return unread(cut.reading.reason, cut.call);
    // Not requested: an account that could not be read, or a kind that no collector of this run lists.
    const listedAccounts = new Set(inScope.map(population => population.account));
    const unlisted = (account === undefined ? targets : (targetsOf.get(account) ?? [])).some(
      target =>
        isExpected(target, kind) &&
        mayHave(target, scope, lists.providers, read) &&
        !listedAccounts.has(target.account),
    );
    const isKnown = !unlisted && (scope.whereListed === true || listedAccounts.size > 0);
    return isKnown ? undefined : unread('not-collected', kind);
  };
}

/** Whether the account is expected to have lists of that kind. */
const isExpected = ({ provider }: Target, kind: Kind): boolean => scopeOf(provider) === scopeOf(kind);

/** Whether the provider has a list of the kind; one of which nothing was read hides what it may have. */
const mayHave = (
  { provider }: Target,
  { whereListed }: Scope,
  having: ReadonlySet<Provider>,
  read: ReadonlySet<Provider>,
): boolean => whereListed !== true || having.has(provider) || !read.has(provider);

/** A cloud is expected to list every built-in kind, and a system of an extension the kinds of that extension. */
const scopeOf = (name: Kind | Provider): string => name.slice(0, Math.max(0, name.indexOf('/')));

/** Whether the invariants of the list allow it. */
function couldHold({ invariants = {} }: Population, { could = {}, with: needed }: Scope): boolean {
  if (needed !== undefined && invariants[needed]?.state === 'absent') return false;
  return Object.entries(could).every(([name, expected]) => {
    const reading = invariants[name as FacetName];
    return (
      reading === undefined || reading.state === 'unread' || (reading.state === 'value' && reading.value === expected)
    );
  });
}
