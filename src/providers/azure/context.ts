import type { Reading } from '../../model/reading.ts';
import type { CollectContext, Collector, Operation } from '../kit/collector.ts';
import { listCall, readPermission, type ArmResource, type ArmType, type Named, type SdkType } from './client/arm.ts';
import type { ComputeList } from './client/arm-compute.ts';
import type { SignIn } from './client/microsoft-graph.ts';
import type { AzureRegion } from './client/locations.ts';

/** One GET request to Resource Manager. */
export interface ArmRead {
  /** Path after the endpoint: `/subscriptions/…/providers/…`, or a resource id with a suffix. */
  readonly path: string;
  readonly apiVersion: string;
  readonly call: string;
}

export interface AzureContext extends CollectContext {
  /** Display name of the subscription. */
  readonly name: string;
  /**
   * Every resource of the type in the subscription; use it inside `list` or `read`. Throws where the list is
   * incomplete.
   */
  readonly each: (type: ArmType, take: (row: ArmResource) => void | Promise<void>) => Promise<void>;
  /** The same for a type that the compute SDK lists. */
  readonly eachModel: <R>(type: SdkType<R>, take: (row: Named<R>) => void | Promise<void>) => Promise<void>;
  /** A list operation of the compute SDK that returns no resources, page by page; use it inside `list` or `read`. */
  readonly computePages: <T>(list: ComputeList<T>) => AsyncGenerator<readonly T[]>;
  /** One response body; use it inside `read`. */
  readonly get: <T>(read: ArmRead) => Promise<T>;
  /** A list that Resource Graph does not have, page by page; use it inside `list` or `read`. */
  readonly pages: <T>(read: ArmRead) => AsyncGenerator<readonly T[]>;
  /** The same request for many resources, in batches: a reading for each id. */
  readonly ofMany: <T>(
    ids: readonly string[],
    read: Omit<ArmRead, 'path'> & { readonly suffix: string; readonly absentOn?: readonly string[] },
  ) => Promise<ReadonlyMap<string, Reading<T>>>;
  /** The sign-in methods of a user; use it inside `read`. */
  readonly signIn: (person: string) => Promise<SignIn>;
  /** The regions of the subscription by name, read once. */
  readonly regions: () => Promise<Reading<ReadonlyMap<string, AzureRegion>>>;
  /** The physical zone of a logical zone. */
  readonly zone: (location: string, logical: string) => Promise<Reading<string>>;
}

export interface AzureCollector extends Collector<AzureContext> {
  /**
   * The types of one query to Resource Graph for many subscriptions, all of one table, without those of the SDK.
   * Collectors with the same types share the answer.
   */
  readonly types: readonly ArmType[];
}

/** The operations of a collector: its lists, and further calls with the permission of each. */
export function azureOperations(
  types: readonly Pick<ArmType, 'type'>[],
  reads: Readonly<Record<string, string>> = {},
): Operation[] {
  return [
    ...types.map(type => ({ call: listCall(type), action: readPermission(type) })),
    ...Object.entries(reads).map(([call, action]) => ({ call, action })),
  ];
}
