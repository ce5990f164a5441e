import type { FacetReadings } from '../../../../model/resource.ts';
import type { DomainStatus, OpenSearchClient } from '@aws-sdk/client-opensearch';
import type * as sdk from '@aws-sdk/client-opensearch';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { encryptionAtRestOf } from '../../facets/encryption-at-rest.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { isPreviousGeneration } from '../ec2/instance-types.ts';
import { publicAccessOf } from './access.ts';

const GIB = 2 ** 30;
/** The maximum of one DescribeDomains call. */
const DOMAINS_PER_CALL = 5;
/** Automated snapshots of the service, which cannot be disabled. */
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
      'state', 'infrastructureAsCode', 'accessLogging', 'dedicatedPrimaryNodes',
    ],
  },
  operations: operations('es', ['ListDomainNames', 'DescribeDomains', 'ListTags']),
  collect: async ctx => {
    const opensearch = await import('@aws-sdk/client-opensearch');
    const client = ctx.client(opensearch.OpenSearchClient);
    await ctx.list('search', 'es:ListDomainNames', async () => {
      const listed = await client.send(new opensearch.ListDomainNamesCommand({}));
      const domains = assertField(listed.DomainNames, 'DomainNames');
      const names = domains.flatMap(({ DomainName: name }) => name ?? []);
      const batches = Array.from({ length: Math.ceil(names.length / DOMAINS_PER_CALL) }, (_, index) =>
        names.slice(index * DOMAINS_PER_CALL, (index + 1) * DOMAINS_PER_CALL),
      );
      await awaitAll(
        batches.map(async DomainNames => {
          const answer = await client.send(new opensearch.DescribeDomainsCommand({ DomainNames }));
          await awaitAll(
            assertField(answer.DomainStatusList, 'DomainStatusList').map(domain => emitDomain(ctx, opensearch, client, domain)),
          );
        }),
      );
      // One without a name costs itself.
      for (const { DomainName: name } of domains) assertField(name, 'DomainName');
    });
  },
}; // prettier-ignore

/** Only the audit log has the requests of users; the other logs are about the engine. */
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
  const { tags, slot, infrastructureAsCode } = tagFacets(
    await ctx.read('es:ListTags', async () =>
      tagsOf((await client.send(new opensearch.ListTagsCommand({ ARN: id }))).TagList),
    ),
  );
  ctx.emit({
    id,
    stableId: domain.DomainId,
    slot,
    kind: 'search',
    type: 'AWS::OpenSearchService::Domain',
    name,
    tags,
    facets: { ...domainFacets(ctx, domain), infrastructureAsCode },
  });
}

function domainFacets(ctx: AwsContext, domain: DomainStatus): FacetReadings {
  const encryption = domain.EncryptionAtRestOptions;
  return {
    networkAccess: absent,
    localAuthentication: absent,
    placement: placementOf(ctx, domain),
    // An index is derived from data in another store.
    dataDurability: value('derived'),
    encryptionAtRest: encryptionAtRestOf(ctx, encryption?.Enabled, encryption?.KmsKeyId, 'EncryptionAtRestOptions'),
    encryptionInTransit: encryptionInTransitOf(domain),
    automatedBackups: value(OWN_SNAPSHOTS),
    publicAccess: publicAccessOf(domain, ctx.account),
    performance: performanceOf(domain),
    size: sizeOf(domain),
    dedicatedPrimaryNodes: dedicatedPrimaryNodesOf(domain),
    accessLogging: accessLoggingOf(domain),
    // A domain outside of a VPC has no network interface; `publicAccess` has its reachability.
    networkInterfaces:
      domain.VPCOptions?.VPCId === undefined
        ? value([])
        : networkInterfacesIn(ctx, domain.VPCOptions.SubnetIds, domain.VPCOptions.SecurityGroupIds),
    listeners: value([{ protocol: 'tcp', port: 443, redirectsToHttps: false }]),
    state: mapReading(requireField(domain.Created, 'Created'), created =>
      created && domain.Deleted !== true ? 'running' : 'other',
    ),
  };
}

/** The response has the number of zones, not their names. One instance is in one zone, whatever the configuration. */
function placementOf({ region }: AwsContext, { ClusterConfig: config }: DomainStatus): Reading<Placement> {
  const { InstanceCount: count, ZoneAwarenessEnabled: aware, ZoneAwarenessConfig: zones } = config ?? {};
  if (count === undefined || aware === undefined)
    return requireField<Placement>(undefined, 'InstanceCount or ZoneAwarenessEnabled');
  const isMultiZone = (aware && count > 1) || config?.MultiAZWithStandbyEnabled === true;
  const zoneCount = isMultiZone ? Math.min(zones?.AvailabilityZoneCount ?? 2, count) : 1;
  return value({
    spread: isMultiZone ? 'multi-zone' : 'single-zone',
    locations: Array.from({ length: zoneCount }, () => ({ region, role: 'primary' as const })),
  });
}

/** Required where clients must use HTTPS and nodes encrypt traffic among themselves. */
function encryptionInTransitOf(domain: DomainStatus): Reading<Facets['encryptionInTransit']> {
  const nodeToNode = domain.NodeToNodeEncryptionOptions?.Enabled;
  return mapReading(requireField(domain.DomainEndpointOptions?.EnforceHTTPS, 'EnforceHTTPS'), enforced =>
    enforced ? (nodeToNode === true ? 'required' : 'clients-only') : 'optional',
  );
}

function performanceOf({ ClusterConfig: config, EBSOptions: disks }: DomainStatus): Reading<Facets['performance']> {
  return mapReading(requireField(config?.InstanceType, 'InstanceType'), type => ({
    type,
    burstable: /^t\d/.test(type),
    previousGeneration: isPreviousGeneration(type),
    ...(disks?.VolumeType === undefined ? {} : { storageType: disks.VolumeType }),
    ...(disks?.Iops === undefined ? {} : { iops: disks.Iops }),
  }));
}

/** Without a count, dedicated primary nodes are disabled. */
function dedicatedPrimaryNodesOf({ ClusterConfig: config }: DomainStatus): Reading<Facets['dedicatedPrimaryNodes']> {
  const { DedicatedMasterEnabled: enabled, DedicatedMasterCount: count = 0, InstanceCount: dataNodes } = config ?? {};
  if (dataNodes === undefined || enabled === undefined)
    return requireField<Facets['dedicatedPrimaryNodes']>(undefined, 'InstanceCount or DedicatedMasterEnabled');
  return value({ count: enabled ? count : 0, dataNodes });
}

/** The response has no size for instance-store nodes. */
function sizeOf({ ClusterConfig: config, EBSOptions: disks }: DomainStatus): Reading<Facets['size']> {
  const { VolumeSize: gib, EBSEnabled: enabled } = disks ?? {};
  const count = config?.InstanceCount;
  return value(enabled !== true || gib === undefined || count === undefined ? {} : { bytes: gib * count * GIB });
}
