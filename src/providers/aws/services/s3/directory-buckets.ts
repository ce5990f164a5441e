import { absent, unread, value } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** The regions of directory buckets: https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-Endpoints.html */
const REGIONS: ReadonlySet<string> = new Set([
  'us-east-1', 'us-east-2', 'us-west-2', 'ap-south-1', 'ap-northeast-1', 'eu-west-1', 'eu-north-1',
]); // prettier-ignore
/**
 * The same for every directory bucket: none of these features exists, public access is impossible, and TLS is required.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-data-protection.html
 */
const INVARIANTS = {
  dataDurability: value('durable'),
  encryptionInTransit: value('required'),
  versioning: value(false),
  mfaDelete: absent,
  replicationDestinations: absent,
  immutability: value({ state: 'none' }),
  publicAccess: value('blocked'),
  singleZoneTransition: value(false),
  networkAccess: absent,
  localAuthentication: absent,
  // It has no server access log.
  accessLogging: absent,
  accessLogTarget: absent,
  // Services deliver to general purpose buckets.
  servicesForAnyCustomer: absent,
} as const satisfies FacetReadings;
/** The name ends with the physical zone id. */
const NAME = /--(?<zone>[a-z0-9-]+)--x-s3$/;

/** Reads directory buckets (S3 Express One Zone), which are stored in a single zone. */
export const awsS3DirectoryBuckets: AwsCollector = {
  id: 'aws-s3-directory',
  provider: 'aws',
  scope: 'regional',
  lists: ['bucket'],
  fills: {
    bucket: ['networkAccess',
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'versioning', 'mfaDelete', 'replicationDestinations', 'publicAccess', 'sharedWith', 'servicesForAnyCustomer', 'immutability', 'singleZoneTransition',
      'localAuthentication', 'accessLogging', 'accessLogTarget', 'infrastructureAsCode',
    ],
  },
  invariants: { bucket: INVARIANTS },
  operations: operations('s3', ['ListDirectoryBuckets'], { ListDirectoryBuckets: 's3express:ListAllMyDirectoryBuckets' }),
  collect: async ctx => {
    await ctx.list('bucket', 's3:ListDirectoryBuckets', async () => {
      if (!REGIONS.has(ctx.region)) return;
      const s3 = await import('@aws-sdk/client-s3');
      await forEachPage(s3.paginateListDirectoryBuckets({ client: ctx.client(s3.S3Client), pageSize: 1000 }, {}), async (page) => { await forEachItem(assertField(page.Buckets, 'Buckets'), ({ Name, CreationDate: created }) => {
          const name = assertField(Name, 'Name');
          const zone = NAME.exec(name)?.groups?.['zone'];
          // Emulators return every bucket here.
          if (zone === undefined) return;
          ctx.emit({
            id: ctx.arn('s3express', `bucket/${name}`),
            kind: 'bucket',
            type: 'AWS::S3Express::DirectoryBucket',
            name,
            tags: {},
            createdAt: created?.toISOString(),
            facets: {
              placement: value({ spread: 'single-zone', locations: [{ region: ctx.region, zone, role: 'primary' }] }),
              ...INVARIANTS,
              encryptionAtRest: value('provider-managed-key'),
              sharedWith: unread('not-collected', 'its policy'),
              infrastructureAsCode: unread('not-collected', 'its tags'),
            },
          });
        }); });
    });
  },
}; // prettier-ignore
