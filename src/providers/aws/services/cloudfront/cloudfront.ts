import type * as CloudFrontSdk from '@aws-sdk/client-cloudfront';
import type { DefaultCacheBehavior, DistributionSummary, Origin } from '@aws-sdk/client-cloudfront';
import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetOf, present } from '../../client/failure.ts';
import { settleAll, slotOf, tagsOf } from '../../client/response-fields.ts';
import { oldestTlsOf } from '../../facets/tls-policies.ts';

type CloudFront = typeof CloudFrontSdk;

/** Where the deliveries of logs of the newer kind are set up, wherever the visitors come in. */
const DELIVERIES_REGION = 'us-east-1';

interface Asking {
  readonly ctx: AwsContext;
  readonly cloudfront: CloudFront;
  readonly client: CloudFrontSdk.CloudFrontClient;
  /** What has a log of the newer kind; asked for once, and only when something has none of the older. */
  readonly delivered: () => Promise<Reading<ReadonlySet<string>>>;
}

/** Reads the distributions of CloudFront: what visitors meet, what stands behind, what filters and what is written down. */
export const awsCloudFront: AwsCollector = {
  id: 'aws-cloudfront',
  provider: 'aws',
  scope: 'global',
  lists: ['edge'],
  fills: {
    edge: [
      'placement',
      'scaling',
      'publicAccess',
      'listeners',
      'origins',
      'fallback',
      'accessLog',
      'state',
      'knownAs',
      'management',
      'links',
    ],
  },
  operations: [
    ...operations('cloudfront', ['ListDistributions', 'GetDistributionConfig', 'ListTagsForResource']),
    ...operations('logs', ['DescribeDeliverySources']),
  ],
  collect: async ctx => {
    const cloudfront = await import('@aws-sdk/client-cloudfront');
    const client = ctx.client(cloudfront.CloudFrontClient);
    let asked: Promise<Reading<ReadonlySet<string>>> | undefined;
    const delivered = (): Promise<Reading<ReadonlySet<string>>> => (asked ??= readDeliveries(ctx));
    const asking: Asking = { ctx, cloudfront, client, delivered };
    await ctx.list('edge', 'cloudfront:ListDistributions', async () => {
      for await (const page of cloudfront.paginateListDistributions({ client, pageSize: 100 }, {})) {
        const found = present(page.DistributionList, 'DistributionList').Items ?? [];
        await settleAll(found.map(distribution => emitDistribution(asking, distribution)));
      }
    });
  },
};

function readDeliveries(ctx: AwsContext): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read('logs:DescribeDeliverySources', async () => {
    const logs = await import('@aws-sdk/client-cloudwatch-logs');
    const client = ctx.client(logs.CloudWatchLogsClient, DELIVERIES_REGION);
    const found = new Set<string>();
    for await (const page of logs.paginateDescribeDeliverySources({ client, pageSize: 50 }, {}))
      for (const { resourceArns: arns } of present(page.deliverySources, 'deliverySources'))
        for (const arn of arns ?? []) found.add(arn);
    return found;
  });
}

async function emitDistribution(asking: Asking, distribution: DistributionSummary): Promise<void> {
  const { ctx, cloudfront, client } = asking;
  const id = present(distribution.ARN, 'ARN');
  const [accessLog, tagged] = await Promise.all([
    readLog(asking, distribution),
    ctx.read('cloudfront:ListTagsForResource', async () =>
      tagsOf((await client.send(new cloudfront.ListTagsForResourceCommand({ Resource: id }))).Tags?.Items),
    ),
  ]);
  const tags = tagged.state === 'value' ? tagged.value : {};
  const hosts = [distribution.DomainName, ...(distribution.Aliases?.Items ?? [])].flatMap(host => host ?? []);
  const { WebACLId: filter, Enabled: enabled } = distribution;
  ctx.emit({
    id,
    stableId: distribution.Id,
    slot: slotOf(tags),
    kind: 'edge',
    type: 'AWS::CloudFront::Distribution',
    name: distribution.Aliases?.Items?.[0] ?? distribution.DomainName ?? id,
    tags,
    facets: {
      // AWS runs it in many places, and as large as it must be.
      placement: absent,
      scaling: absent,
      publicAccess: facetOf(() => (present(enabled, 'Enabled') ? 'open' : 'blocked')),
      listeners: facetOf(() => listenersOf(distribution)),
      origins: facetOf(() => originsOf(distribution)),
      fallback: facetOf(() => {
        const groups = (distribution.OriginGroups?.Items ?? []).map(group => group.Id);
        return groups.includes(present(distribution.DefaultCacheBehavior, 'DefaultCacheBehavior').TargetOriginId);
      }),
      accessLog,
      state: facetOf(() => (present(enabled, 'Enabled') ? 'running' : 'stopped')),
      knownAs: value(hosts.map(host => host.toLowerCase())),
      management: tagged.state === 'value' ? managementOf(tags) : tagged,
      links: value(filter === undefined || filter === '' ? [] : [{ to: filter, role: 'filter' }]),
    },
  });
}

const behavioursOf = ({ DefaultCacheBehavior: first, CacheBehaviors: more }: DistributionSummary) => [
  present(first, 'DefaultCacheBehavior'),
  ...((more?.Items ?? []) as DefaultCacheBehavior[]),
];

const allowsPlain = (distribution: DistributionSummary): boolean =>
  behavioursOf(distribution).some(({ ViewerProtocolPolicy: policy }) => policy === 'allow-all');

/** A path that allows plain visits makes the whole a place of plain visits; where all forbid them nobody listens. */
function listenersOf(distribution: DistributionSummary): Facets['listeners'] {
  const policy = distribution.ViewerCertificate?.MinimumProtocolVersion;
  const oldestTls = oldestTlsOf(policy);
  const plain = behavioursOf(distribution).some(({ ViewerProtocolPolicy: one }) => one !== 'https-only');
  return [
    ...(plain ? [{ protocol: 'HTTP', port: 80, redirects: !allowsPlain(distribution) }] : []),
    {
      protocol: 'HTTPS',
      port: 443,
      redirects: false,
      ...(policy === undefined ? {} : { tlsPolicy: policy }),
      ...(oldestTls === undefined ? {} : { oldestTls }),
    },
  ];
}

/** What is fetched as the visitor asks is plain where visitors may ask in plain. Origins inside our networks are left out. */
function originsOf(distribution: DistributionSummary): Facets['origins'] {
  const asVisitor = !allowsPlain(distribution);
  const isEncrypted = ({ CustomOriginConfig: custom }: Origin): boolean => {
    const policy = custom?.OriginProtocolPolicy ?? 'match-viewer';
    return policy === 'https-only' || (policy === 'match-viewer' && asVisitor);
  };
  return present(distribution.Origins?.Items, 'Origins')
    .filter(origin => origin.VpcOriginConfig === undefined)
    .map(origin => ({ to: present(origin.DomainName, 'DomainName'), encrypted: isEncrypted(origin) }));
}

async function readLog(
  { ctx, cloudfront, client, delivered }: Asking,
  distribution: DistributionSummary,
): Promise<Reading<Facets['accessLog']>> {
  if (distribution.DefaultCacheBehavior?.RealtimeLogConfigArn) return value('kept');
  const old = await ctx.read('cloudfront:GetDistributionConfig', async () => {
    const answer = await client.send(new cloudfront.GetDistributionConfigCommand({ Id: distribution.Id }));
    return present(answer.DistributionConfig, 'DistributionConfig').Logging?.Enabled === true;
  });
  if (old.state !== 'value') return old;
  if (old.value) return value('kept');
  const newer = await delivered();
  if (newer.state !== 'value') return newer;
  return value(newer.value.has(distribution.ARN ?? '') ? 'kept' : 'none');
}
