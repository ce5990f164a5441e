import type { Reading } from '../../model/reading.ts';
import type { Resource } from '../../model/resource.ts';
import type { CollectContext, Collector, Operation } from '../kit/collector.ts';

/** What every AWS client class takes; the context fills it in: region, credentials, endpoint, guard, limits, retry. */
export type AwsClientClass<T> = new (configuration: never) => T;

export interface AwsContext extends CollectContext {
  /** `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** The shared client of that class for this unit's account and region; global collectors may name a region. */
  readonly client: <T>(Client: AwsClientClass<T>, region?: string) => T;
  /** Physical zone ids by this account's zone names (`us-east-1a` → `use1-az4`); read once for each region. Empty when unread. */
  readonly zoneIds: () => Promise<ReadonlyMap<string, string>>;
  /** The physical zone id of one zone name, or why it is not known. */
  readonly zoneId: (zoneName: string) => Promise<Reading<string>>;
  /** For a collector that follows others: what they found in this place, of the kinds that it follows. */
  readonly seen: readonly Resource[];
  /** Counts what a call costs, in the provider's unit of sale. */
  readonly charge: (call: string, items: number) => void;
  /** Whether an organization's policy closes this region to every call. */
  readonly closed: () => Promise<boolean>;
  /** An ARN in this account and region: `arn('ec2', 'instance/i-1')`. `region` and `account` may be emptied or changed. */
  readonly arn: (
    service: string,
    resource: string,
    at?: { readonly region?: string; readonly account?: string },
  ) => string;
}

export type AwsCollector = Collector<AwsContext>;

/** Declares operations of one service: names as in the SDK; `permissions` where IAM has another word for the right. */
export function operations(
  service: string,
  calls: readonly string[],
  permissions: Readonly<Record<string, string>> = {},
): Operation[] {
  return calls.map(call => ({ call: `${service}:${call}`, action: permissions[call] ?? `${service}:${call}` }));
}
