import type { FacetName } from '../../model/facets.ts';
import type { Kind, Provider } from '../../model/kinds.ts';
import type { Reading } from '../../model/reading.ts';
import type { FacetReadings, ResourceHead } from '../../model/resource.ts';

/** A resource before the context adds provider and account. */
export type ResourceDraft = Omit<ResourceHead, 'provider' | 'account' | 'region'> & {
  readonly region?: string;
  readonly facets: FacetReadings;
};

/** An operation that a collector calls, and the permission that it needs. */
export interface Operation {
  /** `service:Operation`, as the SDK names it: `s3:GetBucketEncryption`. */
  readonly call: string;
  /** The permission: `s3:GetEncryptionConfiguration`. */
  readonly action: string;
}

/** The provider errors that mean "there is none". */
export interface AbsentOn {
  readonly absentOn?: readonly string[];
}

/**
 * What a collector works with. `list` and `read` are the only two ways to call a provider: they count, limit, and turn every
 * failure into a reading, so that a collector never catches an error itself.
 */
export interface CollectContext {
  readonly account: string;
  /** The region of the unit, or `global`. */
  readonly region: string;
  /**
   * Reads a whole list. `pages` emits as it goes; a throw leaves the population of `kind` unread (what was emitted before
   * stays). Returns how many it emitted of that kind, or why the list is incomplete.
   */
  readonly list: (kind: Kind, call: string, pages: () => Promise<void>, options?: AbsentOn) => Promise<Reading<number>>;
  /** Reads one thing; undefined is absent too. */
  readonly read: <T>(call: string, ask: () => Promise<T | null | undefined>, options?: AbsentOn) => Promise<Reading<T>>;
  /** Adds a resource to the inventory. */
  readonly emit: (draft: ResourceDraft) => void;
  /** Adds facets to a resource that another collector lists. */
  readonly add: (id: string, facets: FacetReadings) => void;
}

/** Reads one thing from one provider. Collectors are found by their exports: `services/index.ts` is generated. */
export interface Collector<C extends CollectContext> {
  /** The provider and the service: `aws-rds`. */
  readonly id: string;
  readonly provider: Provider;
  readonly scope: 'regional' | 'global';
  /** The kinds whose population it establishes. */
  readonly lists: readonly Kind[];
  /** The facets that it fills, by kind. A check that needs a facet which no collector fills for its kind is a fault. */
  readonly fills: Readonly<Partial<Record<Kind, readonly FacetName[]>>>;
  /**
   * Facets that the provider guarantees for every resource of a kind in its list: checks that need only these lose nothing
   * when the list is refused.
   */
  readonly invariants?: Readonly<Partial<Record<Kind, FacetReadings>>>;
  /** The kinds whose resources each have an address in a network of the account, always. */
  readonly inNetwork?: readonly Kind[];
  readonly operations: readonly Operation[];
  /** The calls that decide a facet, where the collector makes several: the evidence names them first. */
  readonly decidedBy?: Readonly<Partial<Record<FacetName, readonly string[]>>>;
  /** Its calls cost money: it runs only where the user asks for it. */
  readonly charged?: boolean;
  /** It reads details of these kinds, which others list: it runs after the other units of its account and region. */
  readonly runsAfter?: readonly Kind[];
  readonly collect: (context: C) => Promise<void>;
}

/** What a collector declares, without what runs it. */
export type CollectorDeclaration = Omit<Collector<CollectContext>, 'collect'>;
