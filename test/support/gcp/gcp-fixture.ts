/** A stored world: what Google's APIs answer, by host and path. */
export interface GcpFixture {
  readonly projects?: readonly FixtureProject[];
  /**
   * Bodies by `api path`: `compute /compute/v1/projects/shop/aggregated/instances`. A list of pages is answered page by page.
   * What has no answer is an empty object: an empty list.
   */
  readonly answers?: Readonly<Record<string, unknown>>;
  /** Refusals by a pattern over `GET api path`. */
  readonly refusals?: readonly (readonly [RegExp, Refusal])[];
  /** APIs that are enabled, by project; left out: which ones is refused, and all answer. */
  readonly enabled?: Readonly<Record<string, readonly string[]>>;
  /** What the token endpoints answer instead of a token. */
  readonly noToken?: object;
  /** Whether the endpoint of impersonation denies the token. */
  readonly deniesImpersonation?: true;
  /** Ancestors of every project, the nearest first. */
  readonly ancestors?: readonly string[];
}

export interface FixtureProject {
  readonly projectId: string;
  readonly number?: string;
  readonly displayName?: string;
  readonly state?: string;
  readonly parent?: string;
  readonly labels?: Readonly<Record<string, string>>;
}

export interface Refusal {
  readonly status: number;
  readonly reason?: string;
  readonly message?: string;
  /** The project that the call counts for. */
  readonly consumer?: string;
  /** The older format of errors. */
  readonly older?: true;
  readonly times?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Several pages of one list. */
export const pages = (...bodies: readonly object[]): { readonly pages: readonly object[] } => ({ pages: bodies });

export const NUMBER = '123456789012';
