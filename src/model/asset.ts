import type { Kind, Provider } from './kinds.ts';
import type { Scenario } from './survival.ts';

/**
 * What a simulation knows of a resource. `unknown`: it was not read; the best case takes the most favourable answer, the worst
 * case the least favourable one.
 */
export interface Asset {
  readonly id: string;
  readonly name: string;
  readonly kind: Kind;
  readonly type: string;
  readonly provider: Provider;
  readonly account: string;
  readonly region: string;
  readonly role: AssetRole;
  /** No resource: what a list that was refused may hide. */
  readonly hidden?: true;
  readonly placement: Placed | 'unknown';
  /** Description from which it can be made again. */
  readonly code: Known;
  /** Whether losing it loses data. */
  readonly holdsData: Known;
  /** Stores only. */
  readonly copies: readonly AssetCopy[];
  /** Copies that were not seen may exist. */
  readonly moreCopies: boolean;
  /** Backups that the service takes by itself. `pitr`: to any point in time. */
  readonly automated: { readonly pitr: boolean; readonly ageHours?: number | undefined } | 'none' | 'unknown';
  /** Earlier versions of objects, or soft delete, in place. */
  readonly versions: Known;
  /** Nobody can delete its data: a lock in force. */
  readonly immutable: Known;
  readonly sizeTb: number | 'unknown';
  /** Something replaces it when it fails: a group, the service itself. */
  readonly replaced: Known;
  /** A completed restore of it in the last year. */
  readonly tested: boolean;
  /** The key of the customer that its data is encrypted with. */
  readonly key?: AssetKey | undefined;
}

/** A key that data cannot be read without. */
export interface AssetKey extends Pick<Asset, 'id' | 'name' | 'kind' | 'type' | 'provider' | 'account' | 'region'> {
  /** It is in several regions, or in none. */
  readonly everywhere: boolean;
}

/**
 * `store`: holds data. `compute`: runs. `group`: runs as many as wanted. `entry`: distributes requests. `path`: carries
 * traffic. `support`: needed to start or to answer.
 */
export type AssetRole = 'store' | 'compute' | 'group' | 'entry' | 'path' | 'support';

export type Known = 'yes' | 'no' | 'unknown';

export interface Place {
  readonly region: string;
  /** Physical zone; undefined: not known, or all of the region's. */
  readonly zone?: string | undefined;
  readonly role: 'primary' | 'replica' | 'standby';
}

export interface Placed {
  readonly spread: 'single-zone' | 'multi-zone' | 'regional' | 'multi-region';
  readonly places: readonly Place[];
  /** A person must switch over. */
  readonly manual: boolean;
}

/** A copy of a store elsewhere, or beside it. */
export interface AssetCopy {
  readonly id: string;
  readonly provider: Provider;
  readonly account: string;
  readonly region: string;
  /** `replica`: runs and can be promoted. `backup`: has to be restored. `geo`: kept by the service in another region. */
  readonly form: 'replica' | 'backup' | 'geo';
  /** The type that figures are looked up by. */
  readonly type: string;
  readonly ageHours: number | 'unknown';
  readonly immutable: Known;
  /** The account that must approve its deletion. */
  readonly approver?: string | undefined;
  /** Stored over the zones of its region. */
  readonly regional: Known;
  /** The customer can restore it alone. */
  readonly usable: Known;
  /** It can be read without a key of the account of its source. */
  readonly ownKey: Known;
  /** The key of the customer that it is encrypted with, where that is known. */
  readonly key?: AssetKey | undefined;
}

/** A need that any one of `alternatives` meets. `certain`: seen, not inferred. `capacity`: all of them together carry the load. */
export interface AssetNeed {
  readonly alternatives: readonly number[];
  readonly certain: boolean;
  readonly capacity: boolean;
}

/** Assets by id, and what each needs, by their positions. */
export interface AssetGraph {
  readonly assets: readonly Asset[];
  readonly needs: readonly (readonly AssetNeed[])[];
  readonly workloads: readonly WorkloadNode[];
}

export interface WorkloadNode {
  readonly name: string;
  readonly needs: readonly AssetNeed[];
  /** What it is known to need that was not read. */
  readonly unseen: readonly string[];
  /** Those of them that the configuration names and nothing that was read is: they may be anywhere. */
  readonly nowhere?: readonly string[];
}

/** Something that a scenario takes away. `maybe`: accounts that an identity may also reach. */
export interface Loss {
  readonly id: string;
  readonly name: string;
  readonly scenario: Scenario;
  readonly provider?: Provider | undefined;
  readonly region?: string | undefined;
  readonly zone?: string | undefined;
  readonly accounts?: ReadonlySet<string> | undefined;
  readonly maybe?: ReadonlySet<string> | undefined;
  /** Position of the asset. */
  readonly asset?: number | undefined;
  /** Id of the key that somebody deletes. */
  readonly key?: string | undefined;
}
