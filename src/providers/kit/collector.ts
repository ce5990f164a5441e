import type { FacetName } from '../../model/facets.ts';
import type { Kind, Provider } from '../../model/kinds.ts';
import type { Reading } from '../../model/reading.ts';
import type { FacetReadings, ResourceHead } from '../../model/resource.ts';

/** A resource as a collector knows it: the context adds provider and account. */
export type ResourceDraft = Omit<ResourceHead, 'provider' | 'account' | 'region'> & {
  readonly region?: string;
  readonly facets: FacetReadings;
};

/** An operation that a collector may ask for. `action` is the right it needs, where the provider calls it otherwise. */
export interface Operation {
  /** `service:Operation`, as the SDK names it: `s3:GetBucketEncryption`. */
  readonly call: string;
  /** The permission: `s3:GetEncryptionConfiguration`. */
  readonly action: string;
}

/**
 * What a collector works with. `list` and `read` are the only two ways to ask a provider: they count, limit, and turn
 * every failure into a reading, so that a collector never catches anything itself.
 */
export interface CollectContext {
  readonly account: string;
  /** The region of the unit, or `global`. */
  readonly region: string;
  /**
   * Reads a whole list. `pages` emits as it goes; a throw leaves the population of `kind` unread (what was emitted
   * before stays). Returns how many it emitted of that kind, or why the list is not whole.
   */
  readonly list: (kind: Kind, call: string, pages: () => Promise<void>) => Promise<Reading<number>>;
  /** Asks for one thing. `absentOn` names the provider's errors that mean "there is none"; undefined is absent too. */
  readonly read: <T>(
    call: string,
    ask: () => Promise<T | null | undefined>,
    options?: { readonly absentOn?: readonly string[] },
  ) => Promise<Reading<T>>;
  /** Hands over a resource. */
  readonly emit: (sighting: ResourceDraft) => void;
  /** Adds facets to a resource that another collector lists. */
  readonly add: (id: string, facets: FacetReadings) => void;
}

export interface Collector<C extends CollectContext> {
  /** `aws-rds`: the provider and the service. */
  readonly id: string;
  readonly provider: Provider;
  readonly scope: 'regional' | 'global';
  /** The kinds whose population it establishes. */
  readonly lists: readonly Kind[];
  /** The facets that it fills, by kind. A check that needs a facet which nobody fills for its kind is a fault. */
  readonly fills: Readonly<Partial<Record<Kind, readonly FacetName[]>>>;
  /**
   * What is so of everything of a kind that it can list, by the provider's word: when the list is refused, checks that are
   * content with it lose nothing.
   */
  readonly invariants?: Readonly<Partial<Record<Kind, FacetReadings>>>;
  readonly operations: readonly Operation[];
  /** Its calls cost money: it runs only where the user asks for it. */
  readonly charged?: boolean;
  /** It asks about resources of these kinds that others list: it runs when all of its place have been read. */
  readonly runsAfter?: readonly Kind[];
  readonly collect: (context: C) => Promise<void>;
}

/** What a collector declares, without what runs it. */
export type CollectorDeclaration = Omit<Collector<CollectContext>, 'collect'>;
