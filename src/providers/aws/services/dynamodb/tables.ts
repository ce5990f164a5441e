import type { FacetReadings } from '../../../../model/resource.ts';
import type { ContinuousBackupsDescription, TableDescription } from '@aws-sdk/client-dynamodb';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import type { ScalingRanges } from '../../facets/application-auto-scaling.ts';
import { keyManagedBy, keyRelationship } from '../../facets/encryption-at-rest.ts';
import { tagFacets } from '../../facets/tag-facets.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';

/** The default recovery period of point-in-time recovery. */
export const DEFAULT_RECOVERY_DAYS = 35;

export interface TableParts {
  readonly table: Reading<TableDescription>;
  readonly backups: Reading<ContinuousBackupsDescription>;
  /** Of the table; a stream has one of its own, which opens no items that the table keeps. */
  readonly policy: Reading<string>;
  readonly tags: Reading<Record<string, string>>;
  /** Scalable targets of DynamoDB, read when a table has provisioned capacity. */
  readonly ranges: () => Promise<ScalingRanges>;
}

/** Emits a table, which is replicated over the zones of its region. */
export async function emitTable(
  ctx: AwsContext,
  name: string,
  { table, backups, policy, tags: tagged, ranges }: TableParts,
): Promise<void> {
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  const known = table.state === 'value' ? table.value : undefined;
  ctx.emit({
    id: ctx.arn('dynamodb', `table/${name}`),
    stableId: known?.TableId,
    slot,
    kind: 'database',
    type: 'AWS::DynamoDB::Table',
    name,
    tags,
    createdAt: known?.CreationDateTime?.toISOString(),
    facets: {
      ...SERVERLESS_FACETS,
      ...tableFacets(ctx, table),
      sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'dynamodb' }),
      automatedBackups: flatMapReading(backups, automatedBackupsOf),
      scaling: known === undefined ? flatMapReading(table, () => absent) : await scalingOf(known, name, ranges),
      infrastructureAsCode,
    },
  });
}

/** The same for every table. */
export const SERVERLESS_FACETS = {
  localAuthentication: absent,
  dataDurability: value('durable'),
  // Requests are data events of CloudTrail, not a log of the table.
  accessLogging: absent,
  // The endpoint accepts HTTPS only.
  encryptionInTransit: value('required'),
  performance: absent,
  // It is reached through the AWS API with IAM credentials only.
  networkInterfaces: value([]),
  listeners: value([]),
  subnetZones: absent,
  storageAutoscaling: value(true),
  // It has no engine version to choose.
  versionSupport: absent,
} as const satisfies FacetReadings;

function tableFacets(ctx: AwsContext, table: Reading<TableDescription>): FacetReadings {
  const of = <T>(read: (table: TableDescription) => Reading<T>): Reading<T> => flatMapReading(table, read);
  return {
    placement: of(described => placementOf(ctx, described)),
    // Every table is encrypted; without a named key with one that AWS owns.
    encryptionAtRest: of(({ SSEDescription: encryption }) =>
      value(keyManagedBy(encryption?.KMSMasterKeyArn, ctx.account)),
    ),
    relationships: of(({ SSEDescription: encryption }) => value(keyRelationship(ctx, encryption?.KMSMasterKeyArn))),
    deletionProtection: of(({ DeletionProtectionEnabled: on }) => requireField(on, 'DeletionProtectionEnabled')),
    size: of(({ TableSizeBytes: size }) => mapReading(requireField(size, 'TableSizeBytes'), bytes => ({ bytes }))),
    state: of(({ TableStatus: status }) => mapReading(requireField(status, 'TableStatus'), stateOf)),
  };
}

/** On-demand tables scale by themselves; with provisioned capacity both reads and writes need a scaling policy. */
async function scalingOf(
  { BillingModeSummary: billing, ProvisionedThroughput: provisioned }: TableDescription,
  name: string,
  ranges: TableParts['ranges'],
): Promise<Reading<Facets['scaling']>> {
  if (billing?.BillingMode === 'PAY_PER_REQUEST') return value({ min: 0, max: 0, desired: 0, automatic: true });
  const { WriteCapacityUnits: desired } = provisioned ?? {};
  if (desired === undefined) return requireField<Facets['scaling']>(undefined, 'ProvisionedThroughput');
  return mapReading(await ranges(), known => {
    const [read, write] = ['Read', 'Write'].map(direction =>
      known.get(`dynamodb:table:${direction}CapacityUnits table/${name}`),
    );
    return {
      min: write?.min ?? desired,
      max: write?.max ?? desired,
      desired,
      automatic: read?.automatic === true && write?.automatic === true,
    };
  });
}

/** States in which a replica serves requests. */
const ACTIVE = /^(ACTIVE|UPDATING)$/;

function placementOf(ctx: AwsContext, table: TableDescription): Reading<Placement> {
  // For global tables of version 2017.11.29 the response does not name the replicas.
  if (table.GlobalTableVersion === '2017.11.29' && table.Replicas === undefined)
    return unread('unsupported', 'replicas of a global table of 2017');
  const replicas = (table.Replicas ?? []).filter(
    ({ RegionName: region, ReplicaStatus: status }) => region !== ctx.region && ACTIVE.test(status ?? ''),
  );
  const otherRegions = [...new Set(replicas.flatMap(({ RegionName: region }) => region ?? []))];
  return value({
    spread: otherRegions.length > 0 ? 'multi-region' : 'regional',
    locations: [
      { region: ctx.region, role: 'primary' },
      ...otherRegions.map(region => ({ region, role: 'replica' as const })),
    ],
  });
}

function automatedBackupsOf(backups: ContinuousBackupsDescription): Reading<Facets['automatedBackups']> {
  const { PointInTimeRecoveryDescription: recovery } = backups;
  const status = recovery?.PointInTimeRecoveryStatus;
  if (status === undefined) return requireField<Facets['automatedBackups']>(undefined, 'PointInTimeRecoveryStatus');
  if (status !== 'ENABLED') return absent;
  const latest = recovery?.LatestRestorableDateTime;
  return value({
    retentionDays: recovery?.RecoveryPeriodInDays ?? DEFAULT_RECOVERY_DAYS,
    pointInTimeRecovery: true,
    ...(latest === undefined ? {} : { latest: latest.toISOString() }),
  });
}

/** In any other state (archived, encryption key inaccessible) the table does not serve requests. */
function stateOf(status: string): Facets['state'] {
  return /^(ACTIVE|UPDATING|REPLICATION_NOT_AUTHORIZED)$/.test(status) ? 'running' : 'other';
}
