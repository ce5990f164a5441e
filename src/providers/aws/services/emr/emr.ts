import type { EMRClient } from '@aws-sdk/client-emr';
import type * as sdk from '@aws-sdk/client-emr';
import type { Facets } from '../../../../model/facets.ts';
import { flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { regionId } from '../../resource-ids.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/**
 * Reads running EMR clusters, and what a region lets new ones open. All instances of a cluster are in one zone. Of a cluster
 * its network is kept: configurations, which may hold passwords, are dropped.
 */
export const awsEmr: AwsCollector = {
  id: 'aws-emr',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS, region: ['clusterPublicAccessBlock'] },
  operations: operations('elasticmapreduce', [
    'ListClusters',
    'DescribeCluster',
    'ListInstanceGroups',
    'GetBlockPublicAccessConfiguration',
  ]),
  collect: async ctx => {
    const emr = await import('@aws-sdk/client-emr');
    const client = ctx.client(emr.EMRClient);
    ctx.add(regionId(ctx), { clusterPublicAccessBlock: await readPublicAccessBlock(ctx, emr, client) });
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
              networkInterfaces: await networkOf(ctx, emr, client, id),
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

async function readPublicAccessBlock(
  ctx: AwsContext,
  emr: typeof sdk,
  client: EMRClient,
): Promise<Reading<Facets['clusterPublicAccessBlock']>> {
  return ctx.read('elasticmapreduce:GetBlockPublicAccessConfiguration', async () => {
    const answer = await client.send(new emr.GetBlockPublicAccessConfigurationCommand({}));
    const { BlockPublicSecurityGroupRules: blocked, PermittedPublicSecurityGroupRuleRanges: ranges = [] } = assertField(
      answer.BlockPublicAccessConfiguration,
      'BlockPublicAccessConfiguration',
    );
    return {
      blocked: assertField(blocked, 'BlockPublicSecurityGroupRules'),
      exceptions: ranges.map(({ MinRange, MaxRange }) => {
        const fromPort = assertField(MinRange, 'MinRange');
        return { fromPort, toPort: MaxRange ?? fromPort };
      }),
    };
  });
}

/** The primary node, which runs what people and programs connect to. Its name is public where its address is. */
async function networkOf(
  ctx: AwsContext,
  emr: typeof sdk,
  client: EMRClient,
  ClusterId: string,
): Promise<Reading<Facets['networkInterfaces']>> {
  const network = await ctx.read('elasticmapreduce:DescribeCluster', async () => {
    const { Cluster: cluster } = await client.send(new emr.DescribeClusterCommand({ ClusterId }));
    const {
      Ec2SubnetId: subnet,
      EmrManagedMasterSecurityGroup: group,
      AdditionalMasterSecurityGroups: more = [],
    } = assertField(cluster?.Ec2InstanceAttributes, 'Ec2InstanceAttributes');
    return { subnet, groups: [group, ...more], host: cluster?.MasterPublicDnsName ?? '' };
  });
  return flatMapReading(network, ({ subnet, groups, host }) =>
    networkInterfacesIn(ctx, [subnet], groups, isPublicHost(host) ? ['ipv4'] : []),
  );
}

/** `ec2-203-0-113-7.compute-1.amazonaws.com`; a private one is `ip-10-0-0-4.ec2.internal`. */
const isPublicHost = (host: string): boolean => /^ec2-\d+-\d+-\d+-\d+\./.test(host);
