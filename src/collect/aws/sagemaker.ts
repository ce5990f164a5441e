import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type * as sdk from '@aws-sdk/client-sagemaker';
import type { Facets } from '../../model/facets.ts';
import { absent, mapReading, type Reading, value } from '../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion } from './companions.ts';
import { operations, type AwsCollector, type AwsContext } from './context.ts';
import { present } from './failure.ts';
import { settleAll, told } from './members.ts';

/** Reads the endpoints that answer questions to a model. AWS spreads two machines or more over zones. */
export const awsSageMaker: AwsCollector = {
  id: 'aws-sagemaker',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('sagemaker', ['ListEndpoints', 'DescribeEndpoint']),
  collect: async ctx => {
    const sagemaker = await import('@aws-sdk/client-sagemaker');
    const client = ctx.client(sagemaker.SageMakerClient);
    await ctx.list('compute-service', 'sagemaker:ListEndpoints', async () => {
      for await (const page of sagemaker.paginateListEndpoints({ client, pageSize: 100 }, {}))
        await settleAll(
          present(page.Endpoints, 'Endpoints').map(async one => {
            const name = present(one.EndpointName, 'EndpointName');
            emitCompanion(ctx, {
              id: present(one.EndpointArn, 'EndpointArn'),
              type: 'AWS::SageMaker::Endpoint',
              name,
              createdAt: one.CreationTime,
              placement: await placementOf(ctx, sagemaker, client, name),
              state: mapReading(told(one.EndpointStatus, 'EndpointStatus'), status =>
                /^(InService|Updating|SystemUpdating|RollingBack)$/.test(status) ? 'running' : 'other',
              ),
            });
          }),
        );
    });
  },
};

async function placementOf(
  ctx: AwsContext,
  sagemaker: typeof sdk,
  client: SageMakerClient,
  EndpointName: string,
): Promise<Reading<Facets['placement']>> {
  const asked = await ctx.read('sagemaker:DescribeEndpoint', () =>
    client.send(new sagemaker.DescribeEndpointCommand({ EndpointName })),
  );
  if (asked.state !== 'value') return asked;
  const variants = asked.value.ProductionVariants;
  // While it is being made it has no machines.
  if (variants === undefined) return absent;
  const lone = variants.some(
    ({ CurrentInstanceCount: count, CurrentServerlessConfig: serverless }) => serverless === undefined && count === 1,
  );
  return value({ spread: lone ? 'zone' : 'zones', places: [{ region: ctx.region, role: 'primary' }] });
}
