import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import {
  daysOf,
  encryptionByKey,
  headOf,
  infrastructureAsCodeBy,
  secondsOf,
  type Labels,
  keyRelationship,
} from '../../facets/common.ts';
import { sharedWithBy, type IamPolicy } from '../../facets/iam-policy.ts';
import { listFetchedCopies, type Sink } from './copies.ts';
import {
  destinationsOf,
  readTransferJobs,
  TRANSFER_JOBS,
  TRANSFER_OPERATIONS,
  type TransferJob,
} from './transfer-jobs.ts';
import { inStorageLocation, inZones, regionOf } from '../../facets/placement.ts';
import { accessOf } from './access.ts';
import { EFFECTIVE_POLICY } from '../../facets/organization-policy.ts';
import { ACCESS_LOGGING_READS } from '../iam/audit-logging.ts';

const BUCKETS: GcpList = {
  call: 'storage:buckets.list',
  permission: 'storage.buckets.list',
  path: '/storage/v1/b',
  query: 'project={project}&maxResults=500&returnPartialSuccess=true',
  items: 'items',
};

const BUCKET_POLICY: GcpRead = {
  call: 'storage:buckets.getIamPolicy',
  permission: 'storage.buckets.getIamPolicy',
  path: '/storage/v1/b/{bucket}/iam',
  query: 'optionsRequestedPolicyVersion=3',
};

interface Bucket {
  readonly name?: string;
  readonly location?: string;
  readonly locationType?: string;
  readonly customPlacementConfig?: { readonly dataLocations?: readonly string[] } | null;
  readonly timeCreated?: string;
  readonly labels?: Labels;
  readonly encryption?: { readonly defaultKmsKeyName?: string } | null;
  readonly versioning?: { readonly enabled?: boolean } | null;
  readonly softDeletePolicy?: { readonly retentionDurationSeconds?: string } | null;
  readonly retentionPolicy?: { readonly retentionPeriod?: string; readonly isLocked?: boolean } | null;
  readonly ipFilter?: { readonly mode?: string } | null;
  readonly logging?: { readonly logBucket?: string } | null;
  readonly iamConfiguration?: { readonly publicAccessPrevention?: string } | null;
}

/** Buckets of Cloud Storage; objects are never read. */
export const gcpStorage: GcpCollector = {
  id: 'gcp-storage',
  provider: 'gcp',
  scope: 'global',
  lists: ['bucket', 'backup'],
  fills: {
    backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode'],
    bucket: [
      'placement', 'dataDurability', 'encryptionAtRest', 'versioning', 'publicAccess', 'networkAccess', 'immutability', 'singleZoneTransition',
      'localAuthentication', 'sharedWith', 'replicationDestinations', 'infrastructureAsCode', 'encryptionInTransit', 'accessLogging', 'relationships',
    ],
  }, // prettier-ignore
  operations: gcpOperations(
    BUCKETS,
    BUCKET_POLICY,
    TRANSFER_JOBS,
    TRANSFER_OPERATIONS,
    EFFECTIVE_POLICY,
    ...ACCESS_LOGGING_READS,
  ),
  decidedBy: {
    publicAccess: ['storage:buckets.getIamPolicy'],
    sharedWith: ['storage:buckets.getIamPolicy'],
    backup: ['storagetransfer:transferOperations.list'],
  },
  collect: async ctx => {
    const jobs = await readTransferJobs(ctx);
    const own = new Map<string, Sink>();
    await ctx.list('bucket', BUCKETS.call, () => ctx.each<Bucket>(BUCKETS, row => emitBucket(ctx, row, jobs, own)));
    await listFetchedCopies(ctx, jobs, own);
  },
};

async function emitBucket(
  ctx: GcpContext,
  row: Bucket,
  jobs: Reading<readonly TransferJob[]>,
  own: Map<string, Sink>,
): Promise<void> {
  const { name } = row;
  const policy = await ctx.read(BUCKET_POLICY.call, () => ctx.get<IamPolicy>(BUCKET_POLICY, { bucket: name ?? '' }));
  const region = regionOf(row.location);
  const access = await accessOf(ctx, row, policy);
  const facets = { ...facetsOf(ctx, row, policy, jobs), ...access };
  ctx.emit({
    ...headOf(ctx, {
      ...{
        kind: 'bucket',
        type: 'storage.googleapis.com/Bucket',
        name,
        labels: row.labels,
        createdAt: row.timeCreated,
      },
      region,
    }),
    facets,
  });
  own.set(name ?? '', { region, facets });
}

const facetsOf = (
  ctx: GcpContext,
  row: Bucket,
  policy: Reading<IamPolicy>,
  jobs: Reading<readonly TransferJob[]>,
): FacetReadings => ({
  placement: placementOf(row),
  dataDurability: value('durable'),
  encryptionAtRest: encryptionByKey(row.encryption?.defaultKmsKeyName),
  relationships: value(keyRelationship(ctx, row.encryption?.defaultKmsKeyName)),
  versioning: value(versioningOf(row)),
  // A service perimeter may limit it too; it is a setting of the organization.
  networkAccess: row.ipFilter?.mode === 'Enabled' ? value('selected-networks') : absent,
  immutability: value(immutabilityOf(row)),
  // A storage class changes price and access time, never the location.
  singleZoneTransition: value(false),
  localAuthentication: absent,
  sharedWith: sharedWithBy(policy, ctx.account),
  replicationDestinations: mapReading(jobs, all => destinationsOf(ctx, all, row.name ?? '')),
  infrastructureAsCode: infrastructureAsCodeBy(row.labels),
});

function placementOf({ location, locationType, customPlacementConfig }: Bucket): Reading<Facets['placement']> {
  const given = requireField(location, 'location');
  if (given.state !== 'value') return given;
  return locationType === 'zone'
    ? inZones([given.value.toLowerCase()])
    : inStorageLocation(given.value, customPlacementConfig?.dataLocations);
}

/** Soft delete keeps deleted and overwritten objects. */
function versioningOf({ versioning, softDeletePolicy }: Bucket): Facets['versioning'] {
  if (versioning?.enabled === true) return true;
  const softDeleteDays = daysOf(softDeletePolicy?.retentionDurationSeconds) ?? 0;
  return softDeleteDays > 0 ? { softDeleteDays, overwrites: true } : false;
}

/** A retention policy can be lifted until it is locked. */
function immutabilityOf({ retentionPolicy }: Bucket): Facets['immutability'] {
  const seconds = secondsOf(retentionPolicy?.retentionPeriod) ?? 0;
  if (seconds === 0) return { state: 'none' };
  return { state: retentionPolicy?.isLocked === true ? 'locked' : 'unlocked', minRetentionDays: seconds / 86_400 };
}
