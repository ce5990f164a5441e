import type { ProductionVariantSummary, SageMakerClient } from '@aws-sdk/client-sagemaker';
import type * as sdk from '@aws-sdk/client-sagemaker';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, type Reading, value } from '../../../../model/reading.ts';
import {
  readScaling,
  SCALING_OPERATIONS,
  type ScalingRange,
  type ScalingRanges,
} from '../../facets/application-auto-scaling.ts';
import { MANAGED_SERVICE_FACETS, emitManagedService } from '../../facets/managed-services.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, requireField } from '../../client/response-fields.ts';

/** Reads the endpoints that answer questions to a model. AWS spreads two machines or more over zones. */
export const awsSageMaker: AwsCollector = {
  id: 'aws-sagemaker',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  operations: [...operations('sagemaker', ['ListEndpoints', 'DescribeEndpoint']), ...SCALING_OPERATIONS],
  collect: async ctx => {
    const sagemaker = await import('@aws-sdk/client-sagemaker');
    const client = ctx.client(sagemaker.SageMakerClient);
    let ranges: Promise<ScalingRanges> | undefined;
    await ctx.list('managed-service', 'sagemaker:ListEndpoints', async () => {
      for await (const page of sagemaker.paginateListEndpoints({ client, pageSize: 100 }, {}))
        await awaitAll(
          assertField(page.Endpoints, 'Endpoints').map(async one => {
            const name = assertField(one.EndpointName, 'EndpointName');
            emitManagedService(ctx, {
              id: assertField(one.EndpointArn, 'EndpointArn'),
              type: 'AWS::SageMaker::Endpoint',
              name,
              createdAt: one.CreationTime,
              ...(await variantsOf(ctx, sagemaker, client, name, () => (ranges ??= readScaling(ctx, 'sagemaker')))),
              state: mapReading(requireField(one.EndpointStatus, 'EndpointStatus'), status =>
                /^(InService|Updating|SystemUpdating|RollingBack)$/.test(status) ? 'running' : 'other',
              ),
            });
          }),
        );
    });
  },
};

async function variantsOf(
  ctx: AwsContext,
  sagemaker: typeof sdk,
  client: SageMakerClient,
  EndpointName: string,
  ranges: () => Promise<ScalingRanges>,
): Promise<{ readonly placement: Reading<Facets['placement']>; readonly scaling: Reading<Facets['scaling']> }> {
  const asked = await ctx.read('sagemaker:DescribeEndpoint', () =>
    client.send(new sagemaker.DescribeEndpointCommand({ EndpointName })),
  );
  if (asked.state !== 'value') return { placement: asked, scaling: asked };
  const variants = asked.value.ProductionVariants;
  // While it is being made it has no machines.
  if (variants === undefined) return { placement: absent, scaling: absent };
  const machines = variants.filter(({ CurrentServerlessConfig: serverless }) => serverless === undefined);
  const lone = machines.some(({ CurrentInstanceCount: count }) => count === 1);
  return {
    placement: value({
      spread: lone ? 'single-zone' : 'multi-zone',
      locations: [{ region: ctx.region, role: 'primary' }],
    }),
    scaling:
      machines.length === 0 ? absent : mapReading(await ranges(), known => scalingOf(EndpointName, machines, known)),
  };
}

/** All its variants together; one that is fixed is where customers wait. */
function scalingOf(
  endpoint: string,
  machines: readonly ProductionVariantSummary[],
  ranges: ReadonlyMap<string, ScalingRange>,
): Facets['scaling'] {
  const each = machines.map(({ VariantName: name, CurrentInstanceCount: count = 0 }) => ({
    min: count,
    max: count,
    automatic: false,
    ...ranges.get(`sagemaker:variant:DesiredInstanceCount endpoint/${endpoint}/variant/${name ?? ''}`),
    desired: count,
  }));
  const sum = (of: 'min' | 'max' | 'desired'): number => each.reduce((total, one) => total + one[of], 0);
  return {
    min: sum('min'),
    max: sum('max'),
    desired: sum('desired'),
    automatic: each.every(({ automatic }) => automatic),
  };
}
