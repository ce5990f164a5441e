import type { Cluster, Provisioned } from '@aws-sdk/client-kafka';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { keyHolder, told } from '../../client/response-fields.ts';
import { inWholeRegion } from '../../facets/regional-placement.ts';
import { byTags } from '../../facets/tag-facets.ts';

/** Reads Kafka clusters; one call tells all that is asked of them. */
export const awsKafka: AwsCollector = {
  id: 'aws-kafka',
  provider: 'aws',
  scope: 'regional',
  lists: ['messaging'],
  fills: {
    messaging: [
      'callersFrom',
      'namelessKey',
      'placement',
      'holds',
      'atRest',
      'inTransit',
      'undelivered',
      'scaling',
      'performance',
      'state',
      'management',
    ],
  },
  operations: operations('kafka', ['ListClustersV2']),
  collect: async ctx => {
    const kafka = await import('@aws-sdk/client-kafka');
    const client = ctx.client(kafka.KafkaClient);
    await ctx.list('messaging', 'kafka:ListClustersV2', async () => {
      for await (const page of kafka.paginateListClustersV2({ client, pageSize: 100 }, {}))
        for (const cluster of present(page.ClusterInfoList, 'ClusterInfoList')) emitCluster(ctx, cluster);
    });
  },
};

function emitCluster(ctx: AwsContext, cluster: Cluster): void {
  const id = present(cluster.ClusterArn, 'ClusterArn');
  const { tags, slot, management } = byTags(value({ ...cluster.Tags }));
  const serverless = cluster.ClusterType === 'SERVERLESS';
  const machines = told(cluster.Provisioned, 'Provisioned');
  ctx.emit({
    id,
    slot,
    kind: 'messaging',
    type: serverless ? 'AWS::MSK::ServerlessCluster' : 'AWS::MSK::Cluster',
    name: cluster.ClusterName ?? id,
    tags,
    createdAt: cluster.CreationTime?.toISOString(),
    facets: {
      callersFrom: absent,
      namelessKey: absent,
      placement: serverless ? inWholeRegion(ctx) : flatMapReading(machines, known => placementOf(ctx, known)),
      holds: value('durable'),
      // Every cluster is encrypted where it is stored; only some name the key.
      atRest: value(keyHolder(cluster.Provisioned?.EncryptionInfo?.EncryptionAtRest?.DataVolumeKMSKeyId, ctx.account)),
      inTransit: serverless ? value('required') : flatMapReading(machines, inTransitOf),
      // Whoever reads keeps his own place; nothing is handed on.
      undelivered: absent,
      scaling: absent,
      performance: serverless ? absent : flatMapReading(machines, performanceOf),
      state: mapReading(told(cluster.State, 'State'), state =>
        /^(ACTIVE|UPDATING|MAINTENANCE|HEALING|REBOOTING_BROKER)$/.test(state) ? 'running' : 'other',
      ),
      management,
    },
  });
}

/** One subnet for each zone: MSK takes no two of the same. */
function placementOf(ctx: AwsContext, { BrokerNodeGroupInfo: nodes }: Provisioned): Reading<Placement> {
  return mapReading(told(nodes?.ClientSubnets, 'ClientSubnets'), subnets => {
    const zones = nodes?.ZoneIds?.length === subnets.length ? nodes.ZoneIds : subnets.map(() => undefined);
    return {
      spread: zones.length > 1 ? 'zones' : 'zone',
      places: zones.map(zone => ({
        region: ctx.region,
        ...(zone === undefined ? {} : { zone }),
        role: 'primary' as const,
      })),
    };
  });
}

function inTransitOf({ EncryptionInfo: encryption }: Provisioned): Reading<Facets['inTransit']> {
  const { ClientBroker: clients, InCluster: inside } = encryption?.EncryptionInTransit ?? {};
  return mapReading(told(clients, 'ClientBroker'), known =>
    known === 'PLAINTEXT' ? 'none' : known === 'TLS' && inside !== false ? 'required' : 'optional',
  );
}

function performanceOf({ BrokerNodeGroupInfo: nodes }: Provisioned): Reading<Facets['performance']> {
  return mapReading(told(nodes?.InstanceType, 'InstanceType'), type => ({
    class: type,
    burstable: /^kafka\.t\d/.test(type),
  }));
}
