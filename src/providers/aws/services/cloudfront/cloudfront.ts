import type * as CloudFrontSdk from '@aws-sdk/client-cloudfront';
import type { DefaultCacheBehavior, DistributionSummary, Origin } from '@aws-sdk/client-cloudfront';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, facetFrom } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { minTlsVersionOf } from '../../facets/tls-policies.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type CloudFront = typeof CloudFrontSdk;

/** Standard logging (v2) is configured in this region only. */
const LOG_DELIVERY_REGION = 'us-east-1';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly cloudfront: CloudFront;
  readonly client: CloudFrontSdk.CloudFrontClient;
  /** Distributions with standard logging (v2), read once, and only when one has no legacy logging. */
  readonly logSources: () => Promise<Reading<ReadonlySet<string>>>;
}

/** Reads distributions: listeners, origins, web ACL, access logging. */
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
  // Served from edge locations everywhere.
  invariants: { cdn: { placement: absent } },
  operations: [
    ...operations('cloudfront', ['ListDistributions', 'GetDistributionConfig', 'ListTagsForResource']),
    ...operations('logs', ['DescribeDeliverySources']),
  ],
  collect: async ctx => {
    const cloudfront = await import('@aws-sdk/client-cloudfront');
    const client = ctx.client(cloudfront.CloudFrontClient);
    const api: ServiceContext = { ctx, cloudfront, client, logSources: once(() => readLogSources(ctx)) };
    await ctx.list('cdn', 'cloudfront:ListDistributions', async () => {
      await forEachPage(cloudfront.paginateListDistributions({ client, pageSize: 100 }, {}), async page => {
        const found = assertField(page.DistributionList, 'DistributionList').Items ?? [];
        await awaitAll(found.map(distribution => emitDistribution(api, distribution)));
      });
    });
  },
};

function readLogSources(ctx: AwsContext): Promise<Reading<ReadonlySet<string>>> {
  return ctx.read('logs:DescribeDeliverySources', async () => {
    const logs = await import('@aws-sdk/client-cloudwatch-logs');
    const client = ctx.client(logs.CloudWatchLogsClient, LOG_DELIVERY_REGION);
    const found = new Set<string>();
    for await (const page of logs.paginateDescribeDeliverySources({ client, pageSize: 50 }, {}))
      for (const { resourceArns: arns } of assertField(page.deliverySources, 'deliverySources'))
        for (const arn of arns ?? []) found.add(arn);
    return found;
  });
}

async function emitDistribution(api: ServiceContext, distribution: DistributionSummary): Promise<void> {
  const { ctx, cloudfront, client } = api;
  const id = assertField(distribution.ARN, 'ARN');
  const [accessLogging, tagged] = await Promise.all([
    readAccessLogging(api, distribution),
    ctx.read('cloudfront:ListTagsForResource', async () =>
      tagsOf((await client.send(new cloudfront.ListTagsForResourceCommand({ Resource: id }))).Tags?.Items),
    ),
  ]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  const hosts = [distribution.DomainName, ...(distribution.Aliases?.Items ?? [])].flatMap(host => host ?? []);
  const { Enabled: enabled } = distribution;
  ctx.emit({
    id,
    stableId: distribution.Id,
    slot,
    kind: 'cdn',
    type: 'AWS::CloudFront::Distribution',
    name: distribution.Aliases?.Items?.[0] ?? distribution.DomainName ?? id,
    tags,
    facets: {
      // AWS operates it at edge locations and scales it.
      placement: absent,
      scaling: absent,
      publicAccess: facetFrom(() => (assertField(enabled, 'Enabled') ? 'public' : 'blocked')),
      listeners: facetFrom(() => listenersOf(distribution)),
      origins: facetFrom(() => originsOf(distribution)),
      originFailover: facetFrom(() => {
        const groups = (distribution.OriginGroups?.Items ?? []).map(group => group.Id);
        return groups.includes(assertField(distribution.DefaultCacheBehavior, 'DefaultCacheBehavior').TargetOriginId);
      }),
      accessLogging,
      state: facetFrom(() => (assertField(enabled, 'Enabled') ? 'running' : 'stopped')),
      addresses: value(hosts.map(host => host.toLowerCase())),
      infrastructureAsCode,
      relationships: value(relationshipsOf(distribution)),
    },
  });
}

/** Its web ACL, and a certificate of the customer; that of CloudFront itself is nobody's to lose. */
function relationshipsOf({
  WebACLId: acl = '',
  ViewerCertificate: viewer,
}: DistributionSummary): Facets['relationships'] {
  const certificate = viewer?.ACMCertificateArn ?? '';
  return [
    ...(acl === '' ? [] : [{ to: acl, role: 'waf' }]),
    ...(certificate === '' ? [] : [{ to: certificate, role: 'certificate' }]),
  ];
}

const behavioursOf = ({ DefaultCacheBehavior: first, CacheBehaviors: more }: DistributionSummary) => [
  assertField(first, 'DefaultCacheBehavior'),
  ...((more?.Items ?? []) as DefaultCacheBehavior[]),
];

const allowsHttp = (distribution: DistributionSummary): boolean =>
  behavioursOf(distribution).some(({ ViewerProtocolPolicy: policy }) => policy === 'allow-all');

/** HTTP counts as allowed where one behavior allows it; there is no HTTP listener where all behaviors are HTTPS only. */
function listenersOf(distribution: DistributionSummary): Facets['listeners'] {
  const policy = distribution.ViewerCertificate?.MinimumProtocolVersion;
  const minTlsVersion = minTlsVersionOf(policy);
  const listensOnHttp = behavioursOf(distribution).some(({ ViewerProtocolPolicy: one }) => one !== 'https-only');
  return [
    ...(listensOnHttp ? [{ protocol: 'HTTP', port: 80, redirectsToHttps: !allowsHttp(distribution) }] : []),
    {
      protocol: 'HTTPS',
      port: 443,
      redirectsToHttps: false,
      ...(policy === undefined ? {} : { tlsPolicy: policy }),
      ...(minTlsVersion === undefined ? {} : { minTlsVersion }),
    },
  ];
}

/** With `match-viewer` the origin is fetched over HTTP where viewers may use HTTP. VPC origins are left out. */
function originsOf(distribution: DistributionSummary): Facets['origins'] {
  const viewersUseTls = !allowsHttp(distribution);
  const isEncrypted = ({ CustomOriginConfig: custom }: Origin): boolean => {
    const policy = custom?.OriginProtocolPolicy ?? 'match-viewer';
    return policy === 'https-only' || (policy === 'match-viewer' && viewersUseTls);
  };
  return assertField(distribution.Origins?.Items, 'Origins')
    .filter(origin => origin.VpcOriginConfig === undefined)
    .map(origin => ({ to: assertField(origin.DomainName, 'DomainName'), encrypted: isEncrypted(origin) }));
}

async function readAccessLogging(
  { ctx, cloudfront, client, logSources }: ServiceContext,
  distribution: DistributionSummary,
): Promise<Reading<Facets['accessLogging']>> {
  if (distribution.DefaultCacheBehavior?.RealtimeLogConfigArn) return value('enabled');
  const legacy = await ctx.read('cloudfront:GetDistributionConfig', async () => {
    const answer = await client.send(new cloudfront.GetDistributionConfigCommand({ Id: distribution.Id }));
    return assertField(answer.DistributionConfig, 'DistributionConfig').Logging?.Enabled === true;
  });
  if (legacy.state !== 'value') return legacy;
  if (legacy.value) return value('enabled');
  return mapReading(await logSources(), sources => (sources.has(distribution.ARN ?? '') ? 'enabled' : 'disabled'));
}
