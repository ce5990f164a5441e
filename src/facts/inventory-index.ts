import type { Population, Refusal, Target, Unit } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { unread, value, type Reading, type Unread } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';

/** The whole inventory in memory, merged: one entry for each resource, the newest unit's. */
export interface Inventory {
  readonly header: { readonly tool: string; readonly started: string; readonly targets: readonly Target[] };
  readonly ended: string;
  readonly resources: readonly Resource[];
  readonly units: readonly Unit[];
  readonly populations: readonly Population[];
  readonly refusals: readonly Refusal[];
}

/** Narrows a population; left out means everywhere. */
export interface Scope {
  readonly account?: string;
  readonly region?: string;
}

export interface InventoryIndex {
  readonly inventory: Inventory;
  /** All resources of a kind, or unread when any list of it within the scope was refused or cut short. */
  readonly all: (kind: Kind, scope?: Scope) => Reading<readonly Resource[]>;
  /** The resources of a kind that we did see, whether or not the lists were whole. */
  readonly seen: (kind: Kind) => readonly Resource[];
  readonly byId: (id: string) => Resource | undefined;
  /** Why nothing may be concluded from absence, or undefined when every list of that kind in scope is whole. */
  readonly gap: (kind: Kind, scope?: Scope) => Unread | undefined;
}

export function createInventoryIndex(inventory: Inventory): InventoryIndex {
  const byKind = Map.groupBy(inventory.resources, resource => resource.kind);
  const byId = new Map(inventory.resources.map(resource => [resource.id, resource]));
  const units = new Map(inventory.units.map(unit => [unit.id, unit]));
  const gaps = Map.groupBy(
    inventory.populations.filter(population => population.reading.state === 'unread' && units.get(population.unit)?.closed !== true),
    population => population.kind,
  );
  const gap = (kind: Kind, scope: Scope = {}): Unread | undefined => {
    const found = gaps.get(kind)?.find(population => {
      const unit = units.get(population.unit);
      if (unit === undefined) return true;
      // A list that answers for all regions at once is in every region's scope.
      return (
        (scope.account === undefined || unit.account === scope.account) &&
        (scope.region === undefined || unit.region === 'global' || unit.region === scope.region)
      );
    });
    return found?.reading.state === 'unread' ? unread(found.reading.reason, found.call) : undefined;
  };
  const seen = (kind: Kind): readonly Resource[] => byKind.get(kind) ?? [];
  return {
    inventory,
    gap,
    seen,
    byId: id => byId.get(id),
    all: (kind, scope = {}) =>
      gap(kind, scope) ??
      value(
        seen(kind).filter(
          resource =>
            (scope.account === undefined || resource.account === scope.account) &&
            (scope.region === undefined || resource.region === scope.region),
        ),
      ),
  };
}
