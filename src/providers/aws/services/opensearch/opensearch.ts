import type { DomainStatus, OpenSearchClient } from '@aws-sdk/client-opensearch';
import type * as sdk from '@aws-sdk/client-opensearch';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { isOutdated } from '../ec2/instance-types.ts';
import { settleAll, tagsOf, told } from '../../client/response-fields.ts';
import { publicAccessOf } from './access.ts';
import { encryptionOf } from '../rds/facets.ts';
import { byTags } from '../../facets/tag-facets.ts';
import { cardsIn } from '../../facets/network-interfaces.ts';

const GIB = 2 ** 30;
/** More names than these in one question are refused. */
const DOMAINS_AT_ONCE = 5;
/** Snapshots that the service takes by itself and keeps; nobody can switch them off. */
const OWN_SNAPSHOTS: Facets['autoBackup'] = { retentionDays: 14, pointInTime: false };

/** Reads OpenSearch and Elasticsearch domains. */
export const awsOpenSearch: AwsCollector = {
  id: 'aws-opensearch',
  provider: 'aws',
  scope: 'regional',
  lists: ['search'],
  fills: {
    search: ['callersFrom', 'namelessKey',
      'placement', 'holds', 'atRest', 'inTransit', 'autoBackup', 'publicAccess', 'performance', 'size', 'interfaces', 'listeners',
      'state', 'management', 'accessLog',
    ],
  },
  operations: operations('es', ['ListDomainNames', 'DescribeDomains', 'ListTags']),
  collect: async ctx => {
    const opensearch = await import('@aws-sdk/client-opensearch');
    const client = ctx.client(opensearch.OpenSearchClient);
    await ctx.list('search', 'es:ListDomainNames', async () => {
      const listed = await client.send(new opensearch.ListDomainNamesCommand({}));
      const names = present(listed.DomainNames, 'DomainNames').flatMap(({ DomainName: name }) => name ?? []);
      const batches = Array.from({ length: Math.ceil(names.length / DOMAINS_AT_ONCE) }, (_, index) =>
        names.slice(index * DOMAINS_AT_ONCE, (index + 1) * DOMAINS_AT_ONCE),
      );
      await settleAll(
        batches.map(async DomainNames => {
          const answer = await client.send(new opensearch.DescribeDomainsCommand({ DomainNames }));
          await settleAll(
            present(answer.DomainStatusList, 'DomainStatusList').map(domain => emitDomain(ctx, opensearch, client, domain)),
          );
        }),
      );
    });
  },
}; // prettier-ignore

/** Who asked for what stands in the audit log alone; the others tell how the engine fares. */
const accessLogOf = ({ LogPublishingOptions: logs }: DomainStatus): Reading<Facets['accessLog']> =>
  value(logs?.['AUDIT_LOGS']?.Enabled === true ? 'kept' : 'none');

async function emitDomain(
  ctx: AwsContext,
  opensearch: typeof sdk,
  client: OpenSearchClient,
  domain: DomainStatus,
): Promise<void> {
  const name = present(domain.DomainName, 'DomainName');
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
      callersFrom: absent,
      namelessKey: absent,
      placement: placementOf(ctx, domain),
      // An index is made from data that lies elsewhere.
      holds: value('derived'),
      atRest: encryptionOf(ctx, encryption?.Enabled, encryption?.KmsKeyId, 'EncryptionAtRestOptions'),
      inTransit: inTransitOf(domain),
      autoBackup: value(OWN_SNAPSHOTS),
      publicAccess: publicAccessOf(domain, ctx.account),
      performance: performanceOf(domain),
      size: sizeOf(domain),
      accessLog: accessLogOf(domain),
      // One outside a network of the customer has no card in a subnet; publicAccess tells who may call it.
      interfaces:
        domain.VPCOptions?.VPCId === undefined
          ? value([])
          : cardsIn(ctx, domain.VPCOptions.SubnetIds, domain.VPCOptions.SecurityGroupIds),
      listeners: value([{ protocol: 'tcp', port: 443, redirects: false }]),
      state: mapReading(told(domain.Created, 'Created'), made =>
        made && domain.Deleted !== true ? 'running' : 'other',
      ),
      management,
    },
  });
}

/** The answer counts the zones and does not name them. One machine is in one zone, whatever was asked for. */
function placementOf({ region }: AwsContext, { ClusterConfig: config }: DomainStatus): Reading<Placement> {
  const { InstanceCount: count, ZoneAwarenessEnabled: aware, ZoneAwarenessConfig: zones } = config ?? {};
  if (count === undefined || aware === undefined)
    return told<Placement>(undefined, 'InstanceCount or ZoneAwarenessEnabled');
  const spread = (aware && count > 1) || config?.MultiAZWithStandbyEnabled === true;
  const places = spread ? Math.min(zones?.AvailabilityZoneCount ?? 2, count) : 1;
  return value({
    spread: spread ? 'zones' : 'zone',
    places: Array.from({ length: places }, () => ({ region, role: 'primary' as const })),
  });
}

/** Required only where callers must encrypt and the machines do so among themselves. */
function inTransitOf(domain: DomainStatus): Reading<Facets['inTransit']> {
  const among = domain.NodeToNodeEncryptionOptions?.Enabled;
  return mapReading(told(domain.DomainEndpointOptions?.EnforceHTTPS, 'EnforceHTTPS'), enforced =>
    enforced && among === true ? 'required' : 'optional',
  );
}

function performanceOf({ ClusterConfig: config, EBSOptions: disks }: DomainStatus): Reading<Facets['performance']> {
  return mapReading(told(config?.InstanceType, 'InstanceType'), type => ({
    class: type,
    burstable: /^t\d/.test(type),
    outdated: isOutdated(type),
    ...(disks?.VolumeType === undefined ? {} : { storage: disks.VolumeType }),
    ...(disks?.Iops === undefined ? {} : { iops: disks.Iops }),
  }));
}

/** Machines with disks of their own do not tell how large those are. */
function sizeOf({ ClusterConfig: config, EBSOptions: disks }: DomainStatus): Reading<Facets['size']> {
  const { VolumeSize: gib, EBSEnabled: enabled } = disks ?? {};
  const count = config?.InstanceCount;
  return value(enabled !== true || gib === undefined || count === undefined ? {} : { bytes: gib * count * GIB });
}
