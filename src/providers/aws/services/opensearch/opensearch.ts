import type { DomainStatus, OpenSearchClient } from '@aws-sdk/client-opensearch';
import type * as sdk from '@aws-sdk/client-opensearch';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { isPreviousGeneration } from '../ec2/instance-types.ts';
import { awaitAll, tagsOf, requireField } from '../../client/response-fields.ts';
import { publicAccessOf } from './access.ts';
import { encryptionOf } from '../rds/facets.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

const GIB = 2 ** 30;
/** More names than these in one question are refused. */
const DOMAINS_AT_ONCE = 5;
/** Snapshots that the service takes by itself and keeps; nobody can switch them off. */
const OWN_SNAPSHOTS: Facets['automatedBackups'] = { retentionDays: 14, pointInTimeRecovery: false };

/** Reads OpenSearch and Elasticsearch domains. */
export const awsOpenSearch: AwsCollector = {
  id: 'aws-opensearch',
  provider: 'aws',
  scope: 'regional',
  lists: ['search'],
  fills: {
    search: ['networkAccess', 'localAuthentication',
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'publicAccess', 'performance', 'size', 'networkInterfaces', 'listeners',
      'state', 'infrastructureAsCode', 'accessLogging',
    ],
  },
  operations: operations('es', ['ListDomainNames', 'DescribeDomains', 'ListTags']),
  collect: async ctx => {
    const opensearch = await import('@aws-sdk/client-opensearch');
    const client = ctx.client(opensearch.OpenSearchClient);
    await ctx.list('search', 'es:ListDomainNames', async () => {
      const listed = await client.send(new opensearch.ListDomainNamesCommand({}));
      const names = assertField(listed.DomainNames, 'DomainNames').flatMap(({ DomainName: name }) => name ?? []);
      const batches = Array.from({ length: Math.ceil(names.length / DOMAINS_AT_ONCE) }, (_, index) =>
        names.slice(index * DOMAINS_AT_ONCE, (index + 1) * DOMAINS_AT_ONCE),
      );
      await awaitAll(
        batches.map(async DomainNames => {
          const answer = await client.send(new opensearch.DescribeDomainsCommand({ DomainNames }));
          await awaitAll(
            assertField(answer.DomainStatusList, 'DomainStatusList').map(domain => emitDomain(ctx, opensearch, client, domain)),
          );
        }),
      );
    });
  },
}; // prettier-ignore

/** Who asked for what stands in the audit log alone; the others tell how the engine fares. */
const accessLoggingOf = ({ LogPublishingOptions: logs }: DomainStatus): Reading<Facets['accessLogging']> =>
  value(logs?.['AUDIT_LOGS']?.Enabled === true ? 'enabled' : 'disabled');

async function emitDomain(
  ctx: AwsContext,
  opensearch: typeof sdk,
  client: OpenSearchClient,
  domain: DomainStatus,
): Promise<void> {
  const name = assertField(domain.DomainName, 'DomainName');
  const id = domain.ARN ?? ctx.arn('es', `domain/${name}`);
  const { tags, slot, management } = byTags(
    await ctx.read('es:ListTags', async () =>
      tagsOf((await client.send(new opensearch.ListTagsCommand({ ARN: id }))).TagList),
    ),
  );
  const encryption = domain.EncryptionAtRestOptions;
  ctx.emit({
    id,
    stableId: domain.DomainId,
    slot,
    kind: 'search',
    type: 'AWS::OpenSearchService::Domain',
    name,
    tags,
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      placement: placementOf(ctx, domain),
      // An index is made from data that lies elsewhere.
      dataDurability: value('derived'),
      encryptionAtRest: encryptionOf(ctx, encryption?.Enabled, encryption?.KmsKeyId, 'EncryptionAtRestOptions'),
      encryptionInTransit: encryptionInTransitOf(domain),
      automatedBackups: value(OWN_SNAPSHOTS),
      publicAccess: publicAccessOf(domain, ctx.account),
      performance: performanceOf(domain),
      size: sizeOf(domain),
      accessLogging: accessLoggingOf(domain),
      // One outside a network of the customer has no card in a subnet; publicAccess tells who may call it.
      networkInterfaces:
        domain.VPCOptions?.VPCId === undefined
          ? value([])
          : networkInterfacesIn(ctx, domain.VPCOptions.SubnetIds, domain.VPCOptions.SecurityGroupIds),
      listeners: value([{ protocol: 'tcp', port: 443, redirectsToHttps: false }]),
      state: mapReading(requireField(domain.Created, 'Created'), made =>
        made && domain.Deleted !== true ? 'running' : 'other',
      ),
      infrastructureAsCode: management,
    },
  });
}

/** The answer counts the zones and does not name them. One machine is in one zone, whatever was asked for. */
function placementOf({ region }: AwsContext, { ClusterConfig: config }: DomainStatus): Reading<Placement> {
  const { InstanceCount: count, ZoneAwarenessEnabled: aware, ZoneAwarenessConfig: zones } = config ?? {};
  if (count === undefined || aware === undefined)
    return requireField<Placement>(undefined, 'InstanceCount or ZoneAwarenessEnabled');
  const spread = (aware && count > 1) || config?.MultiAZWithStandbyEnabled === true;
  const places = spread ? Math.min(zones?.AvailabilityZoneCount ?? 2, count) : 1;
  return value({
    spread: spread ? 'multi-zone' : 'single-zone',
    locations: Array.from({ length: places }, () => ({ region, role: 'primary' as const })),
  });
}

/** Required only where callers must encrypt and the machines do so among themselves. */
function encryptionInTransitOf(domain: DomainStatus): Reading<Facets['encryptionInTransit']> {
  const among = domain.NodeToNodeEncryptionOptions?.Enabled;
  return mapReading(requireField(domain.DomainEndpointOptions?.EnforceHTTPS, 'EnforceHTTPS'), enforced =>
    enforced && among === true ? 'required' : 'optional',
  );
}

function performanceOf({ ClusterConfig: config, EBSOptions: disks }: DomainStatus): Reading<Facets['performance']> {
  return mapReading(requireField(config?.InstanceType, 'InstanceType'), type => ({
    type: type,
    burstable: /^t\d/.test(type),
    previousGeneration: isPreviousGeneration(type),
    ...(disks?.VolumeType === undefined ? {} : { storageType: disks.VolumeType }),
    ...(disks?.Iops === undefined ? {} : { iops: disks.Iops }),
  }));
}

/** Machines with disks of their own do not tell how large those are. */
function sizeOf({ ClusterConfig: config, EBSOptions: disks }: DomainStatus): Reading<Facets['size']> {
  const { VolumeSize: gib, EBSEnabled: enabled } = disks ?? {};
  const count = config?.InstanceCount;
  return value(enabled !== true || gib === undefined || count === undefined ? {} : { bytes: gib * count * GIB });
}
