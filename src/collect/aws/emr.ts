import { mapReading, value } from '../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion } from './companions.ts';
import { operations, type AwsCollector } from './context.ts';
import { present } from './failure.ts';
import { told } from './members.ts';

/** Reads the clusters that work through large data and wait for more. All machines of one stand in one zone, always. */
export const awsEmr: AwsCollector = {
  id: 'aws-emr',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('elasticmapreduce', ['ListClusters']),
  collect: async ctx => {
    const emr = await import('@aws-sdk/client-emr');
    const client = ctx.client(emr.EMRClient);
    await ctx.list('compute-service', 'elasticmapreduce:ListClusters', async () => {
      // Those that run now: the others are history, and those that work through one job end by themselves.
      for await (const page of emr.paginateListClusters({ client }, { ClusterStates: ['RUNNING', 'WAITING'] }))
        for (const { ClusterArn, Id, Name, Status } of present(page.Clusters, 'Clusters')) {
          const id = present(Id, 'Id');
          emitCompanion(ctx, {
            id: ClusterArn ?? ctx.arn('elasticmapreduce', `cluster/${id}`),
            type: 'AWS::EMR::Cluster',
            name: Name ?? id,
            createdAt: Status?.Timeline?.CreationDateTime,
            placement: value({ spread: 'zone', places: [{ region: ctx.region, role: 'primary' }] }),
            state: mapReading(told(Status?.State, 'State'), () => 'running'),
          });
        }
    });
  },
};
