import type { Cluster, DAXClient } from '@aws-sdk/client-dax';
import type * as sdk from '@aws-sdk/client-dax';
import type { Placement } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertLastPage } from '../../../kit/page-guard.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tcpListener } from '../../facets/listeners.ts';
import { shardPlacement } from '../../facets/shard-placement.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { forEachPage, pagesByToken } from '../../../kit/for-each-page.ts';

/** Reads DAX clusters, the caches in front of DynamoDB. */
export const awsDax: AwsCollector = {
  id: 'aws-dax',
  provider: 'aws',
  scope: 'regional',
  lists: ['cache'],
  inNetwork: ['cache'],
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
      const pages = pagesByToken(
        NextToken => client.send(new dax.DescribeClustersCommand({ NextToken })),
        page => page.NextToken,
      );
      await forEachPage(pages, page =>
        awaitAll(assertField(page.Clusters, 'Clusters').map(one => emitCluster(ctx, dax, client, one))),
      );
    });
  },
}; // prettier-ignore

async function emitCluster(ctx: AwsContext, dax: typeof sdk, client: DAXClient, cluster: Cluster): Promise<void> {
  const id = assertField(cluster.ClusterArn, 'ClusterArn');
  const { tags, slot, infrastructureAsCode } = tagFacets(
    await ctx.read('dax:ListTags', async () => {
      const answer = await client.send(new dax.ListTagsCommand({ ResourceName: id }));
      assertLastPage(answer.NextToken);
      return tagsOf(assertField(answer.Tags, 'Tags'));
    }),
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
      placement: await placementOf(ctx, cluster),
      dataDurability: value('derived'),
      // DAX has no customer-managed keys.
      encryptionAtRest: mapReading(requireField(cluster.SSEDescription?.Status, 'SSEDescription'), status =>
        status === 'ENABLED' ? 'provider-managed-key' : 'none',
      ),
      encryptionInTransit: value(cluster.ClusterEndpointEncryptionType === 'TLS' ? 'required' : 'none'),
      automatedBackups: absent,
      performance: mapReading(requireField(cluster.NodeType, 'NodeType'), type => ({
        type,
        burstable: /^dax\.t\d/.test(type),
      })),
      // The subnets of its subnet group are in another response.
      networkInterfaces: unread('not-collected', 'the subnets of its group'),
      listeners: tcpListener(cluster.ClusterDiscoveryEndpoint?.Port),
      state: mapReading(requireField(cluster.Status, 'Status'), status =>
        /^(available|modifying|updating)$/i.test(status) ? 'running' : 'other',
      ),
      infrastructureAsCode,
    },
  });
}

/** Every node holds all data, and a replica takes over automatically. */
async function placementOf(ctx: AwsContext, cluster: Cluster): Promise<Reading<Placement>> {
  const nodes = facetFrom(() =>
    assertField(cluster.Nodes, 'Nodes').map(({ AvailabilityZone: zoneName }, index) => ({
      zoneName,
      role: index === 0 ? ('primary' as const) : ('replica' as const),
    })),
  );
  return nodes.state === 'value' ? shardPlacement(ctx, [nodes.value], true) : nodes;
}
