import type { EMRClient } from '@aws-sdk/client-emr';
import type * as sdk from '@aws-sdk/client-emr';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion } from '../../facets/managed-services.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { settleAll, told } from '../../client/response-fields.ts';

/** Reads the clusters that work through large data and wait for more. All machines of one stand in one zone, always. */
export const awsEmr: AwsCollector = {
  id: 'aws-emr',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('elasticmapreduce', ['ListClusters', 'ListInstanceGroups']),
  collect: async ctx => {
    const emr = await import('@aws-sdk/client-emr');
    const client = ctx.client(emr.EMRClient);
    await ctx.list('compute-service', 'elasticmapreduce:ListClusters', async () => {
      // Those that run now: the others are history, and those that work through one job end by themselves.
      for await (const page of emr.paginateListClusters({ client }, { ClusterStates: ['RUNNING', 'WAITING'] }))
        await settleAll(
          present(page.Clusters, 'Clusters').map(async ({ ClusterArn, Id, Name, Status }) => {
            const id = present(Id, 'Id');
            emitCompanion(ctx, {
              id: ClusterArn ?? ctx.arn('elasticmapreduce', `cluster/${id}`),
              type: 'AWS::EMR::Cluster',
              name: Name ?? id,
              createdAt: Status?.Timeline?.CreationDateTime,
              placement: value({ spread: 'zone', places: [{ region: ctx.region, role: 'primary' }] }),
              state: mapReading(told(Status?.State, 'State'), () => 'running'),
              heads: await headsOf(ctx, emr, client, id),
            });
          }),
        );
    });
  },
};

/** A cluster that is made of fleets refuses this question, and is of an unknown number then. */
function headsOf(ctx: AwsContext, emr: typeof sdk, client: EMRClient, ClusterId: string): Promise<Reading<number>> {
  return ctx.read('elasticmapreduce:ListInstanceGroups', async () => {
    let heads: number | undefined;
    for await (const page of emr.paginateListInstanceGroups({ client }, { ClusterId }))
      for (const group of present(page.InstanceGroups, 'InstanceGroups'))
        if (group.InstanceGroupType === 'MASTER')
          heads = (heads ?? 0) + present(group.RequestedInstanceCount, 'RequestedInstanceCount');
    return present(heads, 'MASTER group');
  });
}
