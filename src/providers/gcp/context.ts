import type { CollectContext, Collector, Operation } from '../kit/collector.ts';
import type { Reading } from '../../model/reading.ts';
import type { ProjectAssets } from './project-assets.ts';
import type { GcpProject } from './target.ts';

/** One read of a Google API, as its discovery document names and describes it. */
export interface GcpRead {
  /** API and method: `compute:instances.aggregatedList`. */
  readonly call: string;
  /** The permission that it needs; none for a call that everybody may make. */
  readonly permission?: string | undefined;
  /** From the version on. `{project}` is the project that is read; other names in braces come from the collector. */
  readonly path: string;
  /** Parameters of the query: `pageSize=500`. */
  readonly query?: string | undefined;
  /** Reads that Google takes by POST. */
  readonly body?: object | undefined;
  /** The first label of the host, where it is not that of the call. */
  readonly host?: string | undefined;
  /** Members that are lists of objects where they are there: an answer with anything else in their place is none. */
  readonly lists?: readonly string[] | undefined;
  /** The same for lists of texts. */
  readonly texts?: readonly string[] | undefined;
}

/** A list, page by page. */
export interface GcpList extends GcpRead {
  /** The member with the rows of a page; in an aggregated list the member of each location. */
  readonly items: string;
  /** A list of compute resources of all locations at once. */
  readonly aggregated?: true;
  /** Pages follow each other by `continue`, as Knative counts them. */
  readonly knative?: true;
}

/** Takes one row of a list. */
export type Take<T> = (row: T) => void | Promise<void>;

/** What fills the braces of a path. */
export type PathValues = Readonly<Record<string, string>>;

export interface GcpContext extends CollectContext {
  readonly project: GcpProject;
  /**
   * Every row of a list; use it inside `list` or `read`. Throws where the list is incomplete; of an API that is not enabled
   * there are none.
   */
  readonly each: <T extends object>(list: GcpList, take: Take<T>, values?: PathValues) => Promise<void>;
  /** One response body; use it inside `read`. */
  readonly get: <T extends object>(read: GcpRead, values?: PathValues) => Promise<T>;
  /** The same answer for every collector of the project that asks for this key. */
  readonly shared: <T>(key: string, ask: () => Promise<T>) => Promise<T>;
  /** The same for every project of the run: what belongs to a folder or an organization. */
  readonly sharedByHierarchy: <T>(key: string, ask: () => Promise<T>) => Promise<T>;
  /** The APIs that are enabled in the project. */
  readonly enabledApis: () => Promise<Reading<ReadonlySet<string>>>;
  /** How many resources of each type the project has, by Cloud Asset Inventory. */
  readonly assets: () => Promise<Reading<ProjectAssets>>;
  /** `//compute.googleapis.com/projects/shop/…`, with the id of the project in place of its number. */
  readonly fullName: (api: string, name: string) => string;
}

export type GcpCollector = Collector<GcpContext>;

/** The operations of a collector, from its reads. */
export const gcpOperations = (...reads: readonly Pick<GcpRead, 'call' | 'permission'>[]): Operation[] =>
  reads.map(({ call, permission }) => ({ call, action: permission ?? '' }));
