import type { ContinuousBackupsDescription, TableDescription } from '@aws-sdk/client-dynamodb';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import type { ScalingRanges } from '../../facets/application-auto-scaling.ts';
import type { AwsContext } from '../../context.ts';
import { keyManagedBy, requireField } from '../../client/response-fields.ts';
import { byTags } from '../../facets/tag-facets.ts';

/** How far point-in-time recovery reaches where the answer does not say. */
const POINT_IN_TIME_DAYS = 35;

export interface TableParts {
  readonly table: Reading<TableDescription>;
  readonly backups: Reading<ContinuousBackupsDescription>;
  readonly tags: Reading<Record<string, string>>;
  /** What grows by load; asked for where a table could. */
  readonly ranges: () => Promise<ScalingRanges>;
}

/** Hands over a table: it runs on no machine that we see, in all zones of its region. */
export async function emitTable(
  ctx: AwsContext,
  name: string,
  { table, backups, tags: tagged, ranges }: TableParts,
): Promise<void> {
  const { tags, slot, management } = byTags(tagged);
  const known = table.state === 'value' ? table.value : undefined;
  const of = <T>(make: (table: TableDescription) => Reading<T>): Reading<T> => flatMapReading(table, make);
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
      localAuthentication: absent,
      placement: of(described => placementOf(ctx, described)),
      dataDurability: value('durable'),
      // Its questions are events of the account's own log, not a log of the table.
      accessLogging: absent,
      encryptionAtRest: of(({ SSEDescription: encryption }) => value(holderOf(ctx, encryption?.KMSMasterKeyArn))),
      automatedBackups: flatMapReading(backups, automatedBackup),
      deletionProtection: of(({ DeletionProtectionEnabled: on }) => requireField(on, 'DeletionProtectionEnabled')),
      // Its door takes HTTPS only.
      encryptionInTransit: value('required'),
      performance: absent,
      size: of(({ TableSizeBytes: bytes }) =>
        mapReading(requireField(bytes, 'TableSizeBytes'), known => ({ bytes: known })),
      ),
      // Reached through the API of AWS alone: nobody gets there without a log-in of the account.
      networkInterfaces: value([]),
      listeners: value([]),
      state: of(({ TableStatus: status }) => mapReading(requireField(status, 'TableStatus'), stateOf)),
      infrastructureAsCode: management,
      subnetZones: absent,
      storageAutoscaling: value(true),
      // AWS alone chooses what it runs.
      versionSupport: absent,
      scaling: known === undefined ? of(() => absent) : await scalingOf(known, name, ranges),
    },
  });
}

/** One that is paid for by the question takes in whatever comes; of the others both halves must grow by load. */
async function scalingOf(
  { BillingModeSummary: billing, ProvisionedThroughput: bought }: TableDescription,
  name: string,
  ranges: TableParts['ranges'],
): Promise<Reading<Facets['scaling']>> {
  if (billing?.BillingMode === 'PAY_PER_REQUEST') return value({ min: 0, max: 0, desired: 0, automatic: true });
  const { WriteCapacityUnits: desired } = bought ?? {};
  if (desired === undefined) return requireField<Facets['scaling']>(undefined, 'ProvisionedThroughput');
  return mapReading(await ranges(), known => {
    const [read, write] = ['Read', 'Write'].map(half => known.get(`dynamodb:table:${half}CapacityUnits table/${name}`));
    return {
      min: write?.min ?? desired,
      max: write?.max ?? desired,
      desired,
      automatic: read?.automatic === true && write?.automatic === true,
    };
  });
}

/** A replica that is not ready serves nobody. */
const SERVES = /^(ACTIVE|UPDATING)$/;

function placementOf(ctx: AwsContext, table: TableDescription): Reading<Placement> {
  // Of the first kind of global table this answer does not name the replicas.
  if (table.GlobalTableVersion === '2017.11.29' && table.Replicas === undefined)
    return unread('unsupported', 'replicas of a global table of 2017');
  const others = (table.Replicas ?? []).filter(
    ({ RegionName: region, ReplicaStatus: status }) => region !== ctx.region && SERVES.test(status ?? ''),
  );
  const elsewhere = [...new Set(others.flatMap(({ RegionName: region }) => region ?? []))];
  return value({
    spread: elsewhere.length > 0 ? 'multi-region' : 'regional',
    locations: [
      { region: ctx.region, role: 'primary' },
      ...elsewhere.map(region => ({ region, role: 'replica' as const })),
    ],
  });
}

/** DynamoDB encrypts every table; no key named means its own. */
function holderOf(ctx: AwsContext, key: string | undefined): 'provider-managed-key' | 'customer-managed-key' {
  return keyManagedBy(key, ctx.account);
}

function automatedBackup(backups: ContinuousBackupsDescription): Reading<Facets['automatedBackups']> {
  const { PointInTimeRecoveryDescription: recovery } = backups;
  const status = recovery?.PointInTimeRecoveryStatus;
  if (status === undefined) return requireField<Facets['automatedBackups']>(undefined, 'PointInTimeRecoveryStatus');
  if (status !== 'ENABLED') return absent;
  const latest = recovery?.LatestRestorableDateTime;
  return value({
    retentionDays: recovery?.RecoveryPeriodInDays ?? POINT_IN_TIME_DAYS,
    pointInTimeRecovery: true,
    ...(latest === undefined ? {} : { latest: latest.toISOString() }),
  });
}

/** Archived, or its key is gone: nobody reads it. */
function stateOf(status: string): Facets['state'] {
  return /^(ACTIVE|UPDATING|REPLICATION_NOT_AUTHORIZED)$/.test(status) ? 'running' : 'other';
}
