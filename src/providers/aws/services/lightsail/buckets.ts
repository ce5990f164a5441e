import type { Bucket } from '@aws-sdk/client-lightsail';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { LIGHTSAIL_REGIONS } from './regions.ts';

/**
 * The same for every bucket of Lightsail, which is a bucket of S3 in an account of AWS.
 * https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-buckets.html
 */
const INVARIANTS = {
  dataDurability: value('durable'),
  encryptionAtRest: value('provider-managed-key'),
  encryptionInTransit: value('optional'),
  mfaDelete: absent,
  replicationDestinations: absent,
  immutability: value({ state: 'none' }),
  singleZoneTransition: value(false),
  networkAccess: absent,
  servicesForAnyCustomer: absent,
  relationships: value([]),
} as const satisfies FacetReadings;

/** Reads buckets of Lightsail: who may read them, their versions and their access logs. */
export const awsLightsailBuckets: AwsCollector = {
  id: 'aws-lightsail-buckets',
  provider: 'aws',
  scope: 'regional',
  lists: ['bucket'],
  fills: {
    bucket: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'versioning', 'mfaDelete', 'replicationDestinations', 'publicAccess', 'sharedWith',
      'servicesForAnyCustomer', 'immutability', 'singleZoneTransition', 'networkAccess', 'localAuthentication', 'accessLogging', 'accessLogTarget', 'infrastructureAsCode',
      'relationships',
    ],
  },
  invariants: { bucket: INVARIANTS },
  operations: operations('lightsail', ['GetBuckets']),
  collect: async ctx => {
    await ctx.list('bucket', 'lightsail:GetBuckets', async () => {
      if (!LIGHTSAIL_REGIONS.has(ctx.region)) return;
      const { GetBucketsCommand, LightsailClient } = await import('@aws-sdk/client-lightsail');
      const client = ctx.client(LightsailClient);
      const found: Bucket[] = [];
      let pageToken: string | undefined;
      do {
        const page = await client.send(new GetBucketsCommand({ pageToken, includeConnectedResources: false }));
        found.push(...assertField(page.buckets, 'buckets'));
        pageToken = page.nextPageToken;
      } while (pageToken !== undefined && pageToken !== '');
      const ids = new Map(found.flatMap(({ name, arn }) => (name === undefined || arn === undefined ? [] : [[name, arn]])));
      await forEachItem(found, bucket => {
        emitBucket(ctx, bucket, ids);
      });
    });
  },
}; // prettier-ignore

function emitBucket(ctx: AwsContext, bucket: Bucket, ids: ReadonlyMap<string, string>): void {
  const tagged = (bucket.tags ?? []).map(({ key, value: text }) => ({ Key: key, Value: text }));
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(tagged)));
  ctx.emit({
    id: assertField(bucket.arn, 'arn'),
    slot,
    kind: 'bucket',
    type: 'AWS::Lightsail::Bucket',
    name: assertField(bucket.name, 'name'),
    tags,
    createdAt: bucket.createdAt?.toISOString(),
    facets: {
      ...INVARIANTS,
      placement: value({ spread: 'multi-zone', locations: [{ region: ctx.region, role: 'primary' }] }),
      versioning: mapReading(requireField(bucket.objectVersioning, 'objectVersioning'), state => state === 'Enabled'),
      publicAccess: publicAccessOf(bucket),
      sharedWith: value([...(bucket.readonlyAccessAccounts ?? [])].sort()),
      localAuthentication: unread('not-collected', 'its access keys'),
      ...accessLogOf(bucket, ids),
      infrastructureAsCode,
    },
  });
}

/** Its rule for all objects; with overrides single objects may be public, as with the ACLs of S3. */
function publicAccessOf({ accessRules: rules }: Bucket): Reading<Facets['publicAccess']> {
  return mapReading(requireField(rules?.getObject, 'accessRules.getObject'), read => {
    if (read === 'public') return 'public';
    return rules?.allowPublicOverrides === true ? 'possible' : 'blocked';
  });
}

function accessLogOf({ accessLogConfig: log }: Bucket, ids: ReadonlyMap<string, string>): FacetReadings {
  if (log?.enabled !== true) return { accessLogging: value('disabled'), accessLogTarget: absent };
  const target = ids.get(log.destination ?? '');
  return {
    accessLogging: value('enabled'),
    accessLogTarget: target === undefined ? unread('not-collected', log.destination ?? 'destination') : value(target),
  };
}
