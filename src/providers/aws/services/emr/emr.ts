import type { EMRClient } from '@aws-sdk/client-emr';
import type * as sdk from '@aws-sdk/client-emr';
import { mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads running EMR clusters. All instances of a cluster are in one zone. */
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
      // Terminated clusters are left out.
      await forEachPage(emr.paginateListClusters({ client }, { ClusterStates: ['RUNNING', 'WAITING'] }), page =>
        awaitAll(
          assertField(page.Clusters, 'Clusters').map(async ({ ClusterArn, Id, Name, Status }) => {
            const id = assertField(Id, 'Id');
            emitManagedService(ctx, {
              id: ClusterArn ?? ctx.arn('elasticmapreduce', `cluster/${id}`),
              type: 'AWS::EMR::Cluster',
              name: Name ?? id,
              createdAt: Status?.Timeline?.CreationDateTime,
              placement: value({ spread: 'single-zone', locations: [{ region: ctx.region, role: 'primary' }] }),
              state: mapReading(requireField(Status?.State, 'State'), () => 'running'),
              primaryNodes: await primaryNodesOf(ctx, emr, client, id),
            });
          }),
        ),
      );
    });
  },
};

/** A cluster of instance fleets rejects this call: its number of primary nodes is unread. */
function primaryNodesOf(
  ctx: AwsContext,
  emr: typeof sdk,
  client: EMRClient,
  ClusterId: string,
): Promise<Reading<number>> {
  return ctx.read('elasticmapreduce:ListInstanceGroups', async () => {
    let nodes: number | undefined;
    for await (const page of emr.paginateListInstanceGroups({ client }, { ClusterId }))
      for (const group of assertField(page.InstanceGroups, 'InstanceGroups'))
        if (group.InstanceGroupType === 'MASTER')
          nodes = (nodes ?? 0) + assertField(group.RequestedInstanceCount, 'RequestedInstanceCount');
    return assertField(nodes, 'MASTER group');
  });
}
