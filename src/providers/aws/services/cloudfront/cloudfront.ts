import type * as CloudFrontSdk from '@aws-sdk/client-cloudfront';
import type { DefaultCacheBehavior, DistributionSummary, Origin } from '@aws-sdk/client-cloudfront';
import type { Facets } from '../../../../model/facets.ts';
import { absent, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetFrom, assertField } from '../../client/failure.ts';
import { awaitAll, slotOf, tagsOf } from '../../client/response-fields.ts';
import { oldestTlsOf } from '../../facets/tls-policies.ts';

type CloudFront = typeof CloudFrontSdk;

/** Where the deliveries of logs of the newer kind are set up, wherever the visitors come in. */
const DELIVERIES_REGION = 'us-east-1';

interface ServiceContext {
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
  lists: ['cdn'],
  fills: {
    cdn: [
      'placement',
      'scaling',
      'publicAccess',
      'listeners',
      'origins',
      'originFailover',
      'accessLogging',
      'state',
      'addresses',
      'infrastructureAsCode',
      'relationships',
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
    const asking: ServiceContext = { ctx, cloudfront, client, delivered };
    await ctx.list('cdn', 'cloudfront:ListDistributions', async () => {
      for await (const page of cloudfront.paginateListDistributions({ client, pageSize: 100 }, {})) {
        const found = assertField(page.DistributionList, 'DistributionList').Items ?? [];
        await awaitAll(found.map(distribution => emitDistribution(asking, distribution)));
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
      for (const { resourceArns: arns } of assertField(page.deliverySources, 'deliverySources'))
        for (const arn of arns ?? []) found.add(arn);
    return found;
  });
}

async function emitDistribution(asking: ServiceContext, distribution: DistributionSummary): Promise<void> {
  const { ctx, cloudfront, client } = asking;
  const id = assertField(distribution.ARN, 'ARN');
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
    kind: 'cdn',
    type: 'AWS::CloudFront::Distribution',
    name: distribution.Aliases?.Items?.[0] ?? distribution.DomainName ?? id,
    tags,
    facets: {
      // AWS runs it in many places, and as large as it must be.
      placement: absent,
      scaling: absent,
      publicAccess: facetFrom(() => (assertField(enabled, 'Enabled') ? 'public' : 'blocked')),
      listeners: facetFrom(() => listenersOf(distribution)),
      origins: facetFrom(() => originsOf(distribution)),
      originFailover: facetFrom(() => {
        const groups = (distribution.OriginGroups?.Items ?? []).map(group => group.Id);
        return groups.includes(assertField(distribution.DefaultCacheBehavior, 'DefaultCacheBehavior').TargetOriginId);
      }),
      accessLogging: accessLog,
      state: facetFrom(() => (assertField(enabled, 'Enabled') ? 'running' : 'stopped')),
      addresses: value(hosts.map(host => host.toLowerCase())),
      infrastructureAsCode: tagged.state === 'value' ? infrastructureAsCodeOf(tags) : tagged,
      relationships: value(filter === undefined || filter === '' ? [] : [{ to: filter, role: 'waf' }]),
    },
  });
}

const behavioursOf = ({ DefaultCacheBehavior: first, CacheBehaviors: more }: DistributionSummary) => [
  assertField(first, 'DefaultCacheBehavior'),
  ...((more?.Items ?? []) as DefaultCacheBehavior[]),
];

const allowsPlain = (distribution: DistributionSummary): boolean =>
  behavioursOf(distribution).some(({ ViewerProtocolPolicy: policy }) => policy === 'allow-all');

/** A path that allows plain visits makes the whole a place of plain visits; where all forbid them nobody listens. */
function listenersOf(distribution: DistributionSummary): Facets['listeners'] {
  const policy = distribution.ViewerCertificate?.MinimumProtocolVersion;
  const minTlsVersion = oldestTlsOf(policy);
  const plain = behavioursOf(distribution).some(({ ViewerProtocolPolicy: one }) => one !== 'https-only');
  return [
    ...(plain ? [{ protocol: 'HTTP', port: 80, redirectsToHttps: !allowsPlain(distribution) }] : []),
    {
      protocol: 'HTTPS',
      port: 443,
      redirectsToHttps: false,
      ...(policy === undefined ? {} : { tlsPolicy: policy }),
      ...(minTlsVersion === undefined ? {} : { minTlsVersion }),
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
  return assertField(distribution.Origins?.Items, 'Origins')
    .filter(origin => origin.VpcOriginConfig === undefined)
    .map(origin => ({ to: assertField(origin.DomainName, 'DomainName'), encrypted: isEncrypted(origin) }));
}

async function readLog(
  { ctx, cloudfront, client, delivered }: ServiceContext,
  distribution: DistributionSummary,
): Promise<Reading<Facets['accessLogging']>> {
  if (distribution.DefaultCacheBehavior?.RealtimeLogConfigArn) return value('enabled');
  const old = await ctx.read('cloudfront:GetDistributionConfig', async () => {
    const answer = await client.send(new cloudfront.GetDistributionConfigCommand({ Id: distribution.Id }));
    return assertField(answer.DistributionConfig, 'DistributionConfig').Logging?.Enabled === true;
  });
  if (old.state !== 'value') return old;
  if (old.value) return value('enabled');
  const newer = await delivered();
  if (newer.state !== 'value') return newer;
  return value(newer.value.has(distribution.ARN ?? '') ? 'enabled' : 'disabled');
}
