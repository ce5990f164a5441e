import type { Reading } from '../../model/reading.ts';
import type { CollectContext, Collector, Operation } from '../kit/collector.ts';
import { listCall, readPermission, type ArmResource, type ArmType, type Named, type SdkType } from './client/arm.ts';
import type { ComputeList } from './client/arm-compute.ts';
import type { SignIn } from './client/microsoft-graph.ts';
import type { AzureRegion } from './client/locations.ts';

/** One plain read of Resource Manager: where, in which version, and the ledger's name for it. */
export interface ArmRead {
  /** After the endpoint: `/subscriptions/…/providers/…`, or a resource's id and what follows it. */
  readonly path: string;
  readonly apiVersion: string;
  readonly call: string;
}

export interface AzureContext extends CollectContext {
  /** What people call the subscription. */
  readonly name: string;
  /** Hands over every resource of the type in this subscription; use it inside `list`. Throws where the list is not whole. */
  readonly each: (type: ArmType, take: (row: ArmResource) => void | Promise<void>) => Promise<void>;
  /** The same for a type that the compute SDK lists. */
  readonly eachModel: <R>(type: SdkType<R>, take: (row: Named<R>) => void | Promise<void>) => Promise<void>;
  /** A list operation of the compute SDK that returns no resources, page by page; use it inside `list` or `read`. */
  readonly computePages: <T>(list: ComputeList<T>) => AsyncGenerator<readonly T[]>;
  /** Asks for one thing; use it inside `read`. */
  readonly get: <T>(read: ArmRead) => Promise<T>;
  /** A list that Resource Graph does not know, page by page; use it inside `list` or `read`. */
  readonly pages: <T>(read: ArmRead) => AsyncGenerator<readonly T[]>;
  /** Asks for the same of many resources at once, in as few requests as can be: what each says, by its id. */
  readonly ofMany: <T>(
    ids: readonly string[],
    read: Omit<ArmRead, 'path'> & { readonly suffix: string; readonly absentOn?: readonly string[] },
  ) => Promise<ReadonlyMap<string, Reading<T>>>;
  /** How a person of the directory may sign in; use it inside `read`. */
  readonly signIn: (person: string) => Promise<SignIn>;
  /** The regions that this subscription may use, by name; asked once. */
  readonly regions: () => Promise<Reading<ReadonlyMap<string, AzureRegion>>>;
  /** The physical zone behind this subscription's own number for it. */
  readonly zone: (location: string, logical: string) => Promise<Reading<string>>;
}

export interface AzureCollector extends Collector<AzureContext> {
  /** What it lists in one question to Resource Graph for many subscriptions: all of one table. Without the compute SDK's types. */
  readonly types: readonly ArmType[];
}

/** The operations behind the lists of a collector, and the plain reads beside them: call → right. */
export function azureOperations(
  types: readonly Pick<ArmType, 'type'>[],
  reads: Readonly<Record<string, string>> = {},
): Operation[] {
  return [
    ...types.map(type => ({ call: listCall(type), action: readPermission(type) })),
    ...Object.entries(reads).map(([call, action]) => ({ call, action })),
  ];
}
