import type { EMRClient } from '@aws-sdk/client-emr';
import type * as sdk from '@aws-sdk/client-emr';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { MANAGED_SERVICE_FACETS, emitManagedService } from '../../facets/managed-services.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, requireField } from '../../client/response-fields.ts';

/** Reads the clusters that work through large data and wait for more. All machines of one stand in one zone, always. */
export const awsEmr: AwsCollector = {
  id: 'aws-emr',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  operations: operations('elasticmapreduce', ['ListClusters', 'ListInstanceGroups']),
  collect: async ctx => {
    const emr = await import('@aws-sdk/client-emr');
    const client = ctx.client(emr.EMRClient);
    await ctx.list('managed-service', 'elasticmapreduce:ListClusters', async () => {
      // Those that run now: the others are history, and those that work through one job end by themselves.
      for await (const page of emr.paginateListClusters({ client }, { ClusterStates: ['RUNNING', 'WAITING'] }))
        await awaitAll(
          assertField(page.Clusters, 'Clusters').map(async ({ ClusterArn, Id, Name, Status }) => {
            const id = assertField(Id, 'Id');
            emitManagedService(ctx, {
              id: ClusterArn ?? ctx.arn('elasticmapreduce', `cluster/${id}`),
              type: 'AWS::EMR::Cluster',
              name: Name ?? id,
              createdAt: Status?.Timeline?.CreationDateTime,
              placement: value({ spread: 'single-zone', locations: [{ region: ctx.region, role: 'primary' }] }),
              state: mapReading(requireField(Status?.State, 'State'), () => 'running'),
              heads: await primaryNodesOf(ctx, emr, client, id),
            });
          }),
        );
    });
  },
};

/** A cluster that is made of fleets refuses this question, and is of an unknown number then. */
function primaryNodesOf(
  ctx: AwsContext,
  emr: typeof sdk,
  client: EMRClient,
  ClusterId: string,
): Promise<Reading<number>> {
  return ctx.read('elasticmapreduce:ListInstanceGroups', async () => {
    let heads: number | undefined;
    for await (const page of emr.paginateListInstanceGroups({ client }, { ClusterId }))
      for (const group of assertField(page.InstanceGroups, 'InstanceGroups'))
        if (group.InstanceGroupType === 'MASTER')
          heads = (heads ?? 0) + assertField(group.RequestedInstanceCount, 'RequestedInstanceCount');
    return assertField(heads, 'MASTER group');
  });
}
