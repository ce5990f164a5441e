import type { Cluster, KafkaClient, Provisioned } from '@aws-sdk/client-kafka';
import type * as sdk from '@aws-sdk/client-kafka';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { tagFacets } from '../../facets/tag-facets.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { regionalPlacement } from '../../facets/zone-placement.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads MSK clusters. */
export const awsMsk: AwsCollector = {
  id: 'aws-kafka',
  provider: 'aws',
  scope: 'regional',
  lists: ['messaging'],
  fills: {
    messaging: [
      'networkAccess',
      'networkInterfaces',
      'listeners',
      'localAuthentication',
      'sharedWith',
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'encryptionInTransit',
      'deadLetter',
      'scaling',
      'performance',
      'state',
      'infrastructureAsCode',
    ],
  },
  operations: operations('kafka', ['ListClustersV2', 'GetClusterPolicy']),
  collect: async ctx => {
    const kafka = await import('@aws-sdk/client-kafka');
    const client = ctx.client(kafka.KafkaClient);
    await ctx.list('messaging', 'kafka:ListClustersV2', async () => {
      await forEachPage(kafka.paginateListClustersV2({ client, pageSize: 100 }, {}), page =>
        awaitAll(
          assertField(page.ClusterInfoList, 'ClusterInfoList').map(cluster =>
            emitCluster(ctx, { kafka, client }, cluster),
          ),
        ),
      );
    });
  },
};

interface Api {
  readonly kafka: typeof sdk;
  readonly client: KafkaClient;
}

const readPolicy = (ctx: AwsContext, { kafka, client }: Api, ClusterArn: string): Promise<Reading<string>> =>
  ctx.read(
    'kafka:GetClusterPolicy',
    async () => (await client.send(new kafka.GetClusterPolicyCommand({ ClusterArn }))).Policy ?? '',
    { absentOn: ['NotFoundException'] },
  );

async function emitCluster(ctx: AwsContext, { kafka, client }: Api, cluster: Cluster): Promise<void> {
  const id = assertField(cluster.ClusterArn, 'ClusterArn');
  const policy = await readPolicy(ctx, { kafka, client }, id);
  const { tags, slot, infrastructureAsCode } = tagFacets(value({ ...cluster.Tags }));
  const serverless = cluster.ClusterType === 'SERVERLESS';
  const provisioned = requireField(cluster.Provisioned, 'Provisioned');
  ctx.emit({
    id,
    slot,
    kind: 'messaging',
    type: serverless ? 'AWS::MSK::ServerlessCluster' : 'AWS::MSK::Cluster',
    name: cluster.ClusterName ?? id,
    tags,
    createdAt: cluster.CreationTime?.toISOString(),
    facets: {
      networkAccess: absent,
      networkInterfaces: networkInterfacesOf(ctx, cluster),
      listeners: serverless ? value(listenersOn([9098])) : mapReading(provisioned, provisionedListeners),
      localAuthentication: absent,
      sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'kafka' }),
      placement: serverless ? regionalPlacement(ctx) : flatMapReading(provisioned, known => placementOf(ctx, known)),
      dataDurability: value('durable'),
      // Every cluster is encrypted at rest; some responses lack the key.
      encryptionAtRest: value(
        keyManagedBy(cluster.Provisioned?.EncryptionInfo?.EncryptionAtRest?.DataVolumeKMSKeyId, ctx.account),
      ),
      encryptionInTransit: serverless ? value('required') : flatMapReading(provisioned, encryptionInTransitOf),
      // Consumers keep their own position; a cluster has no dead-letter destination.
      deadLetter: absent,
      scaling: absent,
      performance: serverless ? absent : flatMapReading(provisioned, performanceOf),
      state: mapReading(requireField(cluster.State, 'State'), state =>
        /^(ACTIVE|UPDATING|MAINTENANCE|HEALING|REBOOTING_BROKER)$/.test(state) ? 'running' : 'other',
      ),
      infrastructureAsCode,
    },
  });
}

/** MSK requires the subnets of a cluster to be in different zones. */
function placementOf(ctx: AwsContext, { BrokerNodeGroupInfo: nodes }: Provisioned): Reading<Placement> {
  return mapReading(requireField(nodes?.ClientSubnets, 'ClientSubnets'), subnets => {
    const zones = nodes?.ZoneIds?.length === subnets.length ? nodes.ZoneIds : subnets.map(() => undefined);
    return {
      spread: zones.length > 1 ? 'multi-zone' : 'single-zone',
      locations: zones.map(zone => ({
        region: ctx.region,
        ...(zone === undefined ? {} : { zone }),
        role: 'primary' as const,
      })),
    };
  });
}

const isPublic = ({ BrokerNodeGroupInfo: nodes }: Provisioned): boolean =>
  nodes?.ConnectivityInfo?.PublicAccess?.Type === 'SERVICE_PROVIDED_EIPS';

/** Serverless clusters have no public addresses. */
function networkInterfacesOf(
  ctx: AwsContext,
  { Provisioned, Serverless }: Cluster,
): Reading<Facets['networkInterfaces']> {
  const nodes = Provisioned?.BrokerNodeGroupInfo;
  if (nodes !== undefined && Provisioned !== undefined)
    return networkInterfacesIn(ctx, nodes.ClientSubnets, nodes.SecurityGroups, isPublic(Provisioned) ? ['ipv4'] : []);
  const networks = Serverless?.VpcConfigs;
  return networkInterfacesIn(
    ctx,
    networks?.flatMap(({ SubnetIds }) => SubnetIds ?? []),
    networks?.flatMap(({ SecurityGroupIds }) => SecurityGroupIds ?? []),
  );
}

const listenersOn = (ports: readonly number[]): Facets['listeners'] =>
  ports.map(port => ({ protocol: 'tcp', port, redirectsToHttps: false }));

/** Ports of the brokers, by client authentication (Amazon MSK, "Port information"). */
function provisionedListeners(cluster: Provisioned): Facets['listeners'] {
  const { Sasl: sasl, Tls: tls } = cluster.ClientAuthentication ?? {};
  const open = isPublic(cluster);
  const isPlain = cluster.EncryptionInfo?.EncryptionInTransit?.ClientBroker !== 'TLS';
  // From the internet brokers require a log-in, on ports of their own.
  const ports = [
    ...(open && tls?.Enabled !== true ? [] : [9094]),
    ...(sasl?.Scram?.Enabled === true ? [9096] : []),
    ...(sasl?.Iam?.Enabled === true ? [9098] : []),
  ];
  return listenersOn(open ? ports.map(port => port + 100) : [...(isPlain ? [9092] : []), ...ports]);
}

function encryptionInTransitOf({ EncryptionInfo: encryption }: Provisioned): Reading<Facets['encryptionInTransit']> {
  const { ClientBroker: clientBroker, InCluster: inCluster } = encryption?.EncryptionInTransit ?? {};
  return mapReading(requireField(clientBroker, 'ClientBroker'), known =>
    known === 'PLAINTEXT' ? 'none' : known === 'TLS' && inCluster !== false ? 'required' : 'optional',
  );
}

function performanceOf({ BrokerNodeGroupInfo: nodes }: Provisioned): Reading<Facets['performance']> {
  return mapReading(requireField(nodes?.InstanceType, 'InstanceType'), type => ({
    type,
    burstable: /^kafka\.t\d/.test(type),
  }));
}
