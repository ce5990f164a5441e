import type { FacetName } from '../model/facets.ts';
import type { FactName, Facts } from '../model/facts.ts';
import type { ExtensionName, Kind } from '../model/kinds.ts';
import type { Reading } from '../model/reading.ts';
import type { Resource } from '../model/resource.ts';
import type { InventoryIndex } from './inventory-index.ts';
import { memoizePerInventory } from './per-inventory.ts';

/** The value of a fact; that of an extension is unknown unless it says so in `CloudbriefNeeds`. */
type FactValue<F> = F extends keyof CloudbriefNeeds ? CloudbriefNeeds[F] : F extends FactName ? Facts[F] : unknown;

/** A value that follows from the whole inventory. `prepare` runs once for each inventory; `compute` once for each resource of `on`. */
export interface FactDefinition<F extends FactName | ExtensionName, S> {
  readonly name: F;
  readonly on: readonly Kind[];
  /** The facets that it reads, by kind: what a collector must fill, and what makes the fact unread. */
  readonly needs: Readonly<Partial<Record<Kind, readonly FacetName[]>>>;
  /** Those among them that only some providers have: where no collector fills them, the fact still has a value. */
  readonly optional?: readonly FacetName[];
  /** Kinds among them that only some providers have: where no collector lists them, there are none. */
  readonly optionalKinds?: readonly Kind[];
  readonly prepare: (index: InventoryIndex) => S;
  readonly compute: (resource: Resource, shared: S, index: InventoryIndex) => Reading<FactValue<F>>;
}

/** A fact with the type of its shared state erased. */
export interface Fact {
  readonly name: FactName | ExtensionName;
  readonly on: readonly Kind[];
  readonly needs: FactDefinition<FactName, unknown>['needs'];
  readonly optional?: readonly FacetName[];
  readonly optionalKinds?: readonly Kind[];
  readonly prepare: (index: InventoryIndex) => unknown;
  readonly compute: (resource: Resource, shared: unknown, index: InventoryIndex) => Reading<unknown>;
}

/** The same facets of several kinds, for `needs`. */
export const ofEach = (
  kinds: readonly Kind[],
  facets: readonly FacetName[],
): FactDefinition<FactName, never>['needs'] => Object.fromEntries(kinds.map(kind => [kind, facets]));

export function defineFact<const F extends FactName | ExtensionName, S>(definition: FactDefinition<F, S>): Fact {
  // Safe to erase: `compute` gets only what its own `prepare` returned.
  return Object.freeze({ ...definition, prepare: memoizePerInventory(definition.prepare) }) as unknown as Fact;
}
