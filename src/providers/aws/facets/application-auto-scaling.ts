import type * as sdk from '@aws-sdk/client-application-auto-scaling';
import type { ScalingPolicy, ServiceNamespace } from '@aws-sdk/client-application-auto-scaling';
import { flatMapReading, mapReading, type Reading } from '../../../model/reading.ts';
import { assertField } from '../../kit/response-fields.ts';
import { operations, type AwsContext } from '../context.ts';

/** The operations of `readScaling`, for collectors that use it. */
export const SCALING_OPERATIONS = operations('application-autoscaling', [
  'DescribeScalableTargets',
  'DescribeScalingPolicies',
]);

/** The limits of the capacity, and whether a policy changes it by load. */
export interface ScalingRange {
  readonly min: number;
  readonly max: number;
  readonly automatic: boolean;
}

/** By dimension and resource id: `ecs:service:DesiredCount service/shop/web`. */
export type ScalingRanges = Reading<ReadonlyMap<string, ScalingRange>>;

type Sdk = typeof sdk;

/** The scalable targets of one service in this region: two calls, so only for a service with resources that could scale. */
export async function readScaling(ctx: AwsContext, service: ServiceNamespace): Promise<ScalingRanges> {
  const scaling = await import('@aws-sdk/client-application-auto-scaling');
  const [policies, targets] = await Promise.all([
    readScaledByPolicy(ctx, scaling, service),
    readTargets(ctx, scaling, service),
  ]);
  return flatMapReading(targets, ranges =>
    mapReading(
      policies,
      governed =>
        new Map(
          [...ranges].map(([key, { min, max, suspended }]) => [
            key,
            { min, max, automatic: governed.has(key) && !suspended },
          ]),
        ),
    ),
  );
}

/** What an active policy scales. */
function readScaledByPolicy(ctx: AwsContext, scaling: Sdk, service: ServiceNamespace): Promise<Reading<Set<string>>> {
  return ctx.read('application-autoscaling:DescribeScalingPolicies', async () => {
    const client = ctx.client(scaling.ApplicationAutoScalingClient);
    const governed = new Set<string>();
    for await (const page of scaling.paginateDescribeScalingPolicies({ client }, { ServiceNamespace: service }))
      for (const policy of assertField(page.ScalingPolicies, 'ScalingPolicies'))
        if (isActive(policy)) governed.add(keyOf(policy));
    return governed;
  });
}

type TargetRange = Omit<ScalingRange, 'automatic'> & { readonly suspended: boolean };

function readTargets(
  ctx: AwsContext,
  scaling: Sdk,
  service: ServiceNamespace,
): Promise<Reading<Map<string, TargetRange>>> {
  return ctx.read('application-autoscaling:DescribeScalableTargets', async () => {
    const client = ctx.client(scaling.ApplicationAutoScalingClient);
    const ranges = new Map<string, TargetRange>();
    for await (const page of scaling.paginateDescribeScalableTargets({ client }, { ServiceNamespace: service }))
      for (const target of assertField(page.ScalableTargets, 'ScalableTargets'))
        ranges.set(keyOf(target), {
          min: assertField(target.MinCapacity, 'MinCapacity'),
          max: assertField(target.MaxCapacity, 'MaxCapacity'),
          suspended: target.SuspendedState?.DynamicScalingOutSuspended === true,
        });
    return ranges;
  });
}

/** A policy in forecast-only mode changes nothing. */
const isActive = ({ PredictiveScalingPolicyConfiguration: predictive }: ScalingPolicy): boolean =>
  predictive === undefined || predictive.Mode === 'ForecastAndScale';

const keyOf = ({
  ScalableDimension: dimension,
  ResourceId: id,
}: {
  readonly ScalableDimension?: string | undefined;
  readonly ResourceId?: string | undefined;
}): string => `${assertField(dimension, 'ScalableDimension')} ${assertField(id, 'ResourceId')}`;
