import type { Inventory, Population } from '../model/inventory.ts';
import type { FacetName, Facets } from '../model/facets.ts';
import { DATA_KINDS, type Kind } from '../model/kinds.ts';
import { memoizeBy } from '../lib/memoize.ts';
import { scopeKey } from '../model/keys.ts';
import { unread, value, type Reading, type Unread } from '../model/reading.ts';
import type { TraitsByProvider } from '../model/provider-traits.ts';
import type { Resource } from '../model/resource.ts';

export type { Inventory } from '../model/inventory.ts';

/** Narrows a population; left out means everywhere. */
export interface Scope {
  readonly account?: string;
  readonly region?: string;
  /**
   * Only lists that may hold something that belongs to a resource of this kind. A unit that lists other kinds that hold data
   * beside it lists what belongs to those, and to nothing else: whose snapshots of caches are refused still knows all
   * copies of its databases.
   */
  readonly of?: Kind;
  /** Only lists that could hold something with these facets: directory buckets are never public, nor replication destinations. */
  readonly could?: { readonly [F in FacetName]?: Extract<Facets[F], string | boolean> };
}

export interface InventoryIndex {
  readonly inventory: Inventory;
  /** How the providers name things. */
  readonly traits: TraitsByProvider;
  /** All resources of a kind, or unread when any list of it within the scope was refused, cut short or never asked for. */
  readonly all: (kind: Kind, scope?: Scope) => Reading<readonly Resource[]>;
  /** The resources of a kind that we did see, whether or not the lists were whole. */
  readonly seen: (kind: Kind, scope?: Pick<Scope, 'account' | 'region'>) => readonly Resource[];
  readonly byId: (id: string) => Resource | undefined;
  /** Why nothing may be concluded from absence, or undefined when every list of that kind in scope is whole. */
  readonly gap: (kind: Kind, scope?: Scope) => Unread | undefined;
  /** Whether what a unit lists may belong to a resource of that kind. */
  readonly isListedWith: (unit: string, kind: Kind) => boolean;
}

export function createInventoryIndex(inventory: Inventory, traits: TraitsByProvider): InventoryIndex {
  const byKind = Map.groupBy(inventory.resources, resource => resource.kind);
  const byId = new Map(inventory.resources.map(resource => [resource.id, resource]));
  const isListedWith = createNeighbours(inventory);
  // Facts ask for the same gap once for each resource.
  const gap = memoizeBy(gapKey, createGapFinder(inventory, isListedWith));
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

const gapKey = (kind: Kind, { account, region, of, could }: Scope = {}): string =>
  [kind, account, region, of, could === undefined ? '' : JSON.stringify(could)].join('\n');

const isData = (kind: Kind): boolean => (DATA_KINDS as readonly Kind[]).includes(kind);

function createNeighbours({ populations }: Inventory): InventoryIndex['isListedWith'] {
  const holders = new Map<string, Set<Kind>>();
  for (const { unit, kind } of populations) {
    if (!isData(kind)) continue;
    const kinds = holders.get(unit) ?? new Set();
    holders.set(unit, kinds.add(kind));
  }
  return (unit, kind) => holders.get(unit)?.has(kind) ?? true;
}

function createGapFinder(inventory: Inventory, isListedWith: InventoryIndex['isListedWith']): GapFinder {
  const units = new Map(inventory.units.map(unit => [unit.id, unit]));
  const populations = Map.groupBy(inventory.populations, population => population.kind);
  return (kind, scope = {}) => {
    const listed = (populations.get(kind) ?? []).flatMap(population => {
      const unit = units.get(population.unit);
      return unit === undefined ? [] : [{ ...population, ...unit, reading: population.reading }];
    });
    const inScope = listed.filter(
      population =>
        (scope.account === undefined || population.account === scope.account) &&
        // A list that answers for all regions at once is in every region's scope.
        (scope.region === undefined || population.region === 'global' || population.region === scope.region),
    );
    const cut = inScope.find(
      population =>
        population.reading.state !== 'value' &&
        population.closed !== true &&
        (scope.of === undefined || isListedWith(population.unit, scope.of)) &&
        couldHold(population, scope.could),
    );
    if (cut?.reading.state === 'unread') return unread(cut.reading.reason, cut.call);
    // Nobody asked: an account that could not be read, or a kind that no collector of this run lists.
    const asked = new Set(inScope.map(population => population.account));
    const silent = inventory.header.targets.find(
      target => (scope.account === undefined || target.account === scope.account) && !asked.has(target.account),
    );
    if (silent !== undefined || asked.size === 0) return unread('not-collected', kind);
    return undefined;
  };
}

/** Whether nothing that is certain of the list speaks against it. */
function couldHold({ invariants }: Population, wanted: Scope['could'] = {}): boolean {
  return Object.entries(wanted).every(([name, wish]) => {
    const reading = invariants?.[name as FacetName];
    return reading === undefined || reading.state === 'unread' || (reading.state === 'value' && reading.value === wish);
  });
}
