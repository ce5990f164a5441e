import type { Reading } from '../../model/reading.ts';
import type { Resource } from '../../model/resource.ts';
import type { CollectContext, Collector, Operation } from '../kit/collector.ts';

/** The constructor that all AWS clients share; the context supplies region, credentials, endpoint, guard, limits and retry. */
export type AwsClientClass<T> = new (configuration: never) => T;

export interface AwsContext extends CollectContext {
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** The regions of the account that this run reads. */
  readonly regions: readonly string[];
  /** The shared client of a class for this unit's account and region; global collectors may name a region. */
  readonly client: <T>(Client: AwsClientClass<T>, region?: string) => T;
  /** Physical zone ids by this account's zone names (`us-east-1a` → `use1-az4`), read once for each region. Empty when unread. */
  readonly zoneIds: () => Promise<ReadonlyMap<string, string>>;
  /** The physical zone id of one zone name. */
  readonly zoneId: (zoneName: string) => Promise<Reading<string>>;
  /** For a collector with `runsAfter`: the resources of these kinds in this account and region. */
  readonly seen: readonly Resource[];
  /** Counts the charged items of a call, in the provider's billing unit. */
  readonly charge: (call: string, items: number) => void;
  /** Whether an organization policy (SCP) closes this region, or another one of the account, to every call. */
  readonly closed: (region?: string) => Promise<boolean>;
  /** An ARN in this account and region: `arn('ec2', 'instance/i-1')`. `region` and `account` may be empty or another one. */
  readonly arn: (
    service: string,
    resource: string,
    at?: { readonly region?: string; readonly account?: string },
  ) => string;
}

export type AwsCollector = Collector<AwsContext>;

/** Declares operations of one service, named as in the SDK; `permissions` where the IAM action has another name. */
export function operations(
  service: string,
  calls: readonly string[],
  permissions: Readonly<Record<string, string>> = {},
): Operation[] {
  return calls.map(call => ({ call: `${service}:${call}`, action: permissions[call] ?? `${service}:${call}` }));
}
