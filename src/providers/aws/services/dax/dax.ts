import type { Cluster, DAXClient } from '@aws-sdk/client-dax';
import type * as sdk from '@aws-sdk/client-dax';
import { absent, mapReading, unread, value } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetFrom, assertField } from '../../client/failure.ts';
import { awaitAll, tagsOf, requireField } from '../../client/response-fields.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { placementOfShards, portOf } from '../../facets/network-interfaces.ts';

/** Reads the caches that stand in front of DynamoDB. */
export const awsDax: AwsCollector = {
  id: 'aws-dax',
  provider: 'aws',
  scope: 'regional',
  lists: ['cache'],
  fills: {
    cache: ['networkAccess',
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'performance', 'networkInterfaces', 'listeners', 'state', 'infrastructureAsCode',
    ],
  },
  operations: operations('dax', ['DescribeClusters', 'ListTags']),
  collect: async ctx => {
    const dax = await import('@aws-sdk/client-dax');
    const client = ctx.client(dax.DAXClient);
    await ctx.list('cache', 'dax:DescribeClusters', async () => {
      let NextToken: string | undefined;
      do {
        const page = await client.send(new dax.DescribeClustersCommand({ NextToken }));
        await awaitAll(assertField(page.Clusters, 'Clusters').map(one => emitKubernetesCluster(ctx, dax, client, one)));
        NextToken = page.NextToken;
      } while (NextToken !== undefined && NextToken !== '');
    });
  },
}; // prettier-ignore

async function emitKubernetesCluster(
  ctx: AwsContext,
  dax: typeof sdk,
  client: DAXClient,
  cluster: Cluster,
): Promise<void> {
  const id = assertField(cluster.ClusterArn, 'ClusterArn');
  const { tags, slot, management } = byTags(
    await ctx.read('dax:ListTags', async () => {
      const answer = await client.send(new dax.ListTagsCommand({ ResourceName: id }));
      return tagsOf(assertField(answer.Tags, 'Tags'));
    }),
  );
  const nodes = facetFrom(() =>
    assertField(cluster.Nodes, 'Nodes').map(({ AvailabilityZone: zoneName }, index) => ({
      zoneName,
      role: index === 0 ? ('primary' as const) : ('replica' as const),
    })),
  );
  ctx.emit({
    id,
    slot,
    kind: 'cache',
    type: 'AWS::DAX::Cluster',
    name: assertField(cluster.ClusterName, 'ClusterName'),
    tags,
    facets: {
      networkAccess: absent,
      // A replica takes over by itself; every node holds everything.
      placement: nodes.state === 'value' ? await placementOfShards(ctx, [nodes.value], true) : nodes,
      dataDurability: value('derived'),
      // It belongs to AWS, and cannot be chosen.
      encryptionAtRest: mapReading(requireField(cluster.SSEDescription?.Status, 'SSEDescription'), status =>
        status === 'ENABLED' ? 'provider-managed-key' : 'none',
      ),
      encryptionInTransit: value(cluster.ClusterEndpointEncryptionType === 'TLS' ? 'required' : 'none'),
      automatedBackups: absent,
      performance: mapReading(requireField(cluster.NodeType, 'NodeType'), type => ({
        type: type,
        burstable: /^dax\.t\d/.test(type),
      })),
      // It stands in networks only; through which of their subnets is in another answer.
      networkInterfaces: unread('not-collected', 'the subnets of its group'),
      listeners: portOf(cluster.ClusterDiscoveryEndpoint?.Port),
      state: mapReading(requireField(cluster.Status, 'Status'), status =>
        /^(available|modifying|updating)$/i.test(status) ? 'running' : 'other',
      ),
      infrastructureAsCode: management,
    },
  });
}
