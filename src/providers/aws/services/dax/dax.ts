import type { Cluster, DAXClient } from '@aws-sdk/client-dax';
import type * as sdk from '@aws-sdk/client-dax';
import { absent, mapReading, unread, value } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetOf, present } from '../../client/failure.ts';
import { settleAll, tagsOf, told } from '../../client/response-fields.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { placementOfShards, portOf } from '../../facets/network-interfaces.ts';

/** Reads the caches that stand in front of DynamoDB. */
export const awsDax: AwsCollector = {
  id: 'aws-dax',
  provider: 'aws',
  scope: 'regional',
  lists: ['cache'],
  fills: {
    cache: ['callersFrom',
      'placement', 'holds', 'atRest', 'inTransit', 'autoBackup', 'performance', 'interfaces', 'listeners', 'state', 'management',
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
        await settleAll(present(page.Clusters, 'Clusters').map(one => emitCluster(ctx, dax, client, one)));
        NextToken = page.NextToken;
      } while (NextToken !== undefined && NextToken !== '');
    });
  },
}; // prettier-ignore

async function emitCluster(ctx: AwsContext, dax: typeof sdk, client: DAXClient, cluster: Cluster): Promise<void> {
  const id = present(cluster.ClusterArn, 'ClusterArn');
  const { tags, slot, management } = byTags(
    await ctx.read('dax:ListTags', async () => {
      const answer = await client.send(new dax.ListTagsCommand({ ResourceName: id }));
      return tagsOf(present(answer.Tags, 'Tags'));
    }),
  );
  const nodes = facetOf(() =>
    present(cluster.Nodes, 'Nodes').map(({ AvailabilityZone: zoneName }, index) => ({
      zoneName,
      role: index === 0 ? ('primary' as const) : ('replica' as const),
    })),
  );
  ctx.emit({
    id,
    slot,
    kind: 'cache',
    type: 'AWS::DAX::Cluster',
    name: present(cluster.ClusterName, 'ClusterName'),
    tags,
    facets: {
      callersFrom: absent,
      // A replica takes over by itself; every node holds everything.
      placement: nodes.state === 'value' ? await placementOfShards(ctx, [nodes.value], true) : nodes,
      holds: value('derived'),
      // It belongs to AWS, and cannot be chosen.
      atRest: mapReading(told(cluster.SSEDescription?.Status, 'SSEDescription'), status =>
        status === 'ENABLED' ? 'provider-key' : 'none',
      ),
      inTransit: value(cluster.ClusterEndpointEncryptionType === 'TLS' ? 'required' : 'none'),
      autoBackup: absent,
      performance: mapReading(told(cluster.NodeType, 'NodeType'), type => ({
        class: type,
        burstable: /^dax\.t\d/.test(type),
      })),
      // It stands in networks only; through which of their subnets is in another answer.
      interfaces: unread('not-collected', 'the subnets of its group'),
      listeners: portOf(cluster.ClusterDiscoveryEndpoint?.Port),
      state: mapReading(told(cluster.Status, 'Status'), status =>
        /^(available|modifying|updating)$/i.test(status) ? 'running' : 'other',
      ),
      management,
    },
  });
}
