import type {
  FileSystemDescription,
  MountTargetDescription,
  ReplicationConfigurationDescription,
} from '@aws-sdk/client-efs';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { tagsOf, requireField } from '../../client/response-fields.ts';
import { encryptionOf } from '../rds/facets.ts';
import { byTags } from '../../facets/tag-facets.ts';

export type MountPoint = Pick<MountTargetDescription, 'AvailabilityZoneId' | 'LifeCycleState'>;

interface FileReadings {
  readonly automatedBackups: Reading<Facets['automatedBackups']>;
  readonly encryptionInTransit: Reading<Facets['encryptionInTransit']>;
}

/** Hands over a file system that people write to. */
export function emitFileSystem(
  ctx: AwsContext,
  file: FileSystemDescription,
  mounts: Reading<readonly MountPoint[]>,
  { automatedBackups, encryptionInTransit }: FileReadings,
): void {
  const { management, ...head } = headOf(ctx, file);
  const { PerformanceMode: mode, ThroughputMode: throughput } = file;
  ctx.emit({
    ...head,
    kind: 'file-share',
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      placement: placementOf(ctx, file, mounts),
      dataDurability: value('durable'),
      encryptionAtRest: encryptionOf(ctx, file.Encrypted, file.KmsKeyId, 'Encrypted'),
      automatedBackups,
      encryptionInTransit,
      // Bursting: how fast it may be depends on how much it holds, and on what was saved up while it was idle.
      performance: mapReading(requireField(throughput, 'ThroughputMode'), known => ({
        type: `${mode ?? 'generalPurpose'}, ${known}`,
        burstable: known === 'bursting',
      })),
      size: mapReading(requireField(file.SizeInBytes?.Value, 'SizeInBytes'), bytes => ({ bytes })),
      state: mapReading(requireField(file.LifeCycleState, 'LifeCycleState'), status =>
        status === 'available' || status === 'updating' ? 'running' : 'other',
      ),
      infrastructureAsCode: management,
    },
  });
}

/** A file system that follows another: as old as what it last took over. */
export function emitReplica(
  ctx: AwsContext,
  file: FileSystemDescription,
  replications: Reading<readonly ReplicationConfigurationDescription[]>,
): void {
  const { management, ...head } = headOf(ctx, file);
  ctx.emit({
    ...head,
    kind: 'backup',
    facets: {
      backup: flatMapReading(replications, all => backupOf(ctx, file, all)),
      encryptionAtRest: encryptionOf(ctx, file.Encrypted, file.KmsKeyId, 'Encrypted'),
      sharedWith: value([]),
      infrastructureAsCode: management,
    },
  });
}

function headOf(ctx: AwsContext, file: FileSystemDescription) {
  const id = assertField(file.FileSystemId, 'FileSystemId');
  return {
    id: file.FileSystemArn ?? ctx.arn('elasticfilesystem', `file-system/${id}`),
    stableId: id,
    type: 'AWS::EFS::FileSystem',
    name: file.Name ?? id,
    createdAt: file.CreationTime?.toISOString(),
    ...byTags(value(tagsOf(file.Tags))),
  };
}

/** One Zone lies in one zone; any other lies in all of them, and is reached through the zones that it has a door in. */
function placementOf(
  ctx: AwsContext,
  { AvailabilityZoneId: only }: FileSystemDescription,
  mounts: Reading<readonly MountPoint[]>,
): Reading<Placement> {
  const { region } = ctx;
  if (only !== undefined) return value({ spread: 'single-zone', locations: [{ region, zone: only, role: 'primary' }] });
  return flatMapReading(mounts, all => {
    const open = all.filter(({ LifeCycleState: state }) => state === 'available' || state === 'updating');
    const zones = new Set(open.map(({ AvailabilityZoneId: zone }) => zone));
    if (zones.has(undefined)) return requireField<Placement>(undefined, 'AvailabilityZoneId');
    return value({
      spread: zones.size === 1 ? 'single-zone' : 'multi-zone',
      locations: [...zones].map(zone => ({
        region,
        ...(zone === undefined ? {} : { zone }),
        role: 'primary' as const,
      })),
    });
  });
}

function backupOf(
  ctx: AwsContext,
  file: FileSystemDescription,
  replications: readonly ReplicationConfigurationDescription[],
): Reading<Facets['backup']> {
  for (const { SourceFileSystemArn: source, Destinations: destinations = [] } of replications) {
    const here = destinations.find(
      ({ FileSystemId: id, Region: region }) => id === file.FileSystemId && region === ctx.region,
    );
    if (here === undefined || source === undefined) continue;
    const taken = here.LastReplicatedTimestamp;
    // Before the first run ends, and after an error, nobody can rely on what is in it.
    if (here.Status !== 'ENABLED' || taken === undefined) return absent;
    const { account, region } = ctx;
    return value({ source, provider: 'aws', account, region, takenAt: taken.toISOString(), immutability: 'none' });
  }
  return unread('failed', 'no replication leads to it');
}
