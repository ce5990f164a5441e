import type { ScalingPolicy, ServiceNamespace } from '@aws-sdk/client-application-auto-scaling';
import type { Reading } from '../../../model/reading.ts';
import { assertField } from '../../kit/response-fields.ts';
import { operations, type AwsContext } from '../context.ts';
import { start } from '../../kit/start.ts';

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

/** The scalable targets of one service in this region: two calls, so only for a service with resources that could scale. */
export function readScaling(ctx: AwsContext, service: ServiceNamespace): Promise<ScalingRanges> {
  const ServiceNamespace = service;
  return ctx.read('application-autoscaling:DescribeScalableTargets', async () => {
    const sdk = await import('@aws-sdk/client-application-auto-scaling');
    const client = ctx.client(sdk.ApplicationAutoScalingClient);
    const governed = new Set<string>();
    const policies = start(
      (async () => {
        for await (const page of sdk.paginateDescribeScalingPolicies({ client }, { ServiceNamespace }))
          for (const policy of assertField(page.ScalingPolicies, 'ScalingPolicies'))
            if (isActive(policy)) governed.add(keyOf(policy));
      })(),
    );
    const ranges = new Map<string, ScalingRange & { readonly suspended: boolean }>();
    const targets = start(
      (async () => {
        for await (const page of sdk.paginateDescribeScalableTargets({ client }, { ServiceNamespace }))
          for (const target of assertField(page.ScalableTargets, 'ScalableTargets'))
            ranges.set(keyOf(target), {
              min: assertField(target.MinCapacity, 'MinCapacity'),
              max: assertField(target.MaxCapacity, 'MaxCapacity'),
              automatic: false,
              suspended: target.SuspendedState?.DynamicScalingOutSuspended === true,
            });
      })(),
    );
    await Promise.all([policies, targets]);
    return new Map(
      [...ranges].map(([key, { min, max, suspended }]) => [
        key,
        { min, max, automatic: governed.has(key) && !suspended },
      ]),
    );
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
