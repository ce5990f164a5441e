import type { ProductionVariantSummary, SageMakerClient } from '@aws-sdk/client-sagemaker';
import type * as sdk from '@aws-sdk/client-sagemaker';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import {
  readScaling,
  SCALING_OPERATIONS,
  type ScalingRange,
  type ScalingRanges,
} from '../../facets/application-auto-scaling.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { collectDomains, collectNotebooks, NOTEBOOK_READS } from './notebooks.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads inference endpoints, notebook instances and domains. SageMaker distributes two or more instances over zones. */
export const awsSageMaker: AwsCollector = {
  id: 'aws-sagemaker',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': [...MANAGED_SERVICE_FACETS, 'workloadIdentity'] },
  operations: [
    ...operations('sagemaker', ['ListEndpoints', 'DescribeEndpoint', ...NOTEBOOK_READS]),
    ...SCALING_OPERATIONS,
  ],
  collect: async ctx => {
    const sagemaker = await import('@aws-sdk/client-sagemaker');
    const client = ctx.client(sagemaker.SageMakerClient);
    const ranges = once(() => readScaling(ctx, 'sagemaker'));
    await Promise.all([collectNotebooks(ctx, sagemaker, client), collectDomains(ctx, sagemaker, client)]);
    await ctx.list('managed-service', 'sagemaker:ListEndpoints', async () => {
      await forEachPage(sagemaker.paginateListEndpoints({ client, pageSize: 100 }, {}), page =>
        awaitAll(
          assertField(page.Endpoints, 'Endpoints').map(async one => {
            const name = assertField(one.EndpointName, 'EndpointName');
            emitManagedService(ctx, {
              id: assertField(one.EndpointArn, 'EndpointArn'),
              type: 'AWS::SageMaker::Endpoint',
              name,
              createdAt: one.CreationTime,
              ...(await variantsOf(ctx, sagemaker, client, name, ranges)),
              // Each model has a role of its own.
              workloadIdentity: absent,
              state: mapReading(requireField(one.EndpointStatus, 'EndpointStatus'), status =>
                /^(InService|Updating|SystemUpdating|RollingBack)$/.test(status) ? 'running' : 'other',
              ),
            });
          }),
        ),
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
  const described = await ctx.read('sagemaker:DescribeEndpoint', () =>
    client.send(new sagemaker.DescribeEndpointCommand({ EndpointName })),
  );
  if (described.state !== 'value') return { placement: described, scaling: described };
  const variants = described.value.ProductionVariants;
  // An endpoint that is being created has no instances yet.
  if (variants === undefined) return { placement: absent, scaling: absent };
  const provisioned = variants.filter(({ CurrentServerlessConfig: serverless }) => serverless === undefined);
  const hasSingleInstance = provisioned.some(({ CurrentInstanceCount: count }) => count === 1);
  return {
    placement: value({
      spread: hasSingleInstance ? 'single-zone' : 'multi-zone',
      locations: [{ region: ctx.region, role: 'primary' }],
    }),
    scaling:
      provisioned.length === 0
        ? absent
        : mapReading(await ranges(), known => scalingOf(EndpointName, provisioned, known)),
  };
}

/** The sum of all variants; automatic only where every variant scales. */
function scalingOf(
  endpoint: string,
  variants: readonly ProductionVariantSummary[],
  ranges: ReadonlyMap<string, ScalingRange>,
): Facets['scaling'] {
  const each = variants.map(({ VariantName: name, CurrentInstanceCount: count = 0 }) => ({
    min: count,
    max: count,
    automatic: false,
    ...ranges.get(`sagemaker:variant:DesiredInstanceCount endpoint/${endpoint}/variant/${name ?? ''}`),
    desired: count,
  }));
  const sum = (field: 'min' | 'max' | 'desired'): number => each.reduce((total, one) => total + one[field], 0);
  return {
    min: sum('min'),
    max: sum('max'),
    desired: sum('desired'),
    automatic: each.every(({ automatic }) => automatic),
  };
}
