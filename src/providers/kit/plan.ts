import type { InventoryRecord, Target } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import type { Resource } from '../../model/resource.ts';
import type { Pace } from './call-observer.ts';

/** The smallest piece of collection that can be retried, resumed or run elsewhere: target × region × collector. */
export interface PlannedUnit {
  /** `aws:123456789012:eu-west-1:aws-rds` */
  readonly id: string;
  readonly provider: Target['provider'];
  readonly account: string;
  readonly region: string;
  readonly collector: string;
  /** Writes resources, facets, populations and refusals as they come, the unit's own record last. Never throws for a provider error. */
  readonly run: (
    sink: (record: InventoryRecord) => void,
    signal: AbortSignal,
    seen: readonly Resource[],
    pace?: Pace,
  ) => Promise<void>;
  /** It needs the resources of these kinds from the other units of its account and region, and runs after them. */
  readonly runsAfter?: readonly Kind[] | undefined;
}

export interface CollectionPlan {
  readonly targets: readonly Target[];
  readonly units: readonly PlannedUnit[];
}

/** Progress of a collection. */
export type CollectEvent =
  | { readonly type: 'planned'; readonly units: number; readonly targets: readonly Target[] }
  | {
      readonly type: 'unit-ended';
      readonly unit: string;
      readonly done: number;
      readonly units: number;
      readonly resources: number;
    }
  | { readonly type: 'warning'; readonly message: string };
