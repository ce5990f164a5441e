import type {
  FileSystemDescription,
  MountTargetDescription,
  ReplicationConfigurationDescription,
} from '@aws-sdk/client-efs';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import type { AwsContext } from '../../context.ts';
import { unlockedBackup } from '../../facets/backup.ts';
import { encryptionAtRestOf, keyRelationship } from '../../facets/encryption-at-rest.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';

export type MountTarget = Pick<MountTargetDescription, 'AvailabilityZoneId' | 'LifeCycleState'>;

interface FileReadings {
  readonly automatedBackups: Reading<Facets['automatedBackups']>;
  readonly encryptionInTransit: Reading<Facets['encryptionInTransit']>;
  readonly sharedWith: Reading<Facets['sharedWith']>;
}

/** Emits a file system that is not a replication destination. */
export function emitFileSystem(
  ctx: AwsContext,
  file: FileSystemDescription,
  mountTargets: Reading<readonly MountTarget[]>,
  { automatedBackups, encryptionInTransit, sharedWith }: FileReadings,
): void {
  const { infrastructureAsCode, ...head } = headOf(ctx, file);
  const { PerformanceMode: mode, ThroughputMode: throughput } = file;
  ctx.emit({
    ...head,
    kind: 'file-share',
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      placement: placementOf(ctx, file, mountTargets),
      dataDurability: value('durable'),
      encryptionAtRest: encryptionAtRestOf(ctx, file.Encrypted, file.KmsKeyId, 'Encrypted'),
      relationships: value(keyRelationship(ctx, file.KmsKeyId)),
      automatedBackups,
      encryptionInTransit,
      sharedWith,
      // In bursting mode the throughput depends on the size and on burst credits.
      performance: mapReading(requireField(throughput, 'ThroughputMode'), known => ({
        type: `${mode ?? 'generalPurpose'}, ${known}`,
        burstable: known === 'bursting',
      })),
      size: mapReading(requireField(file.SizeInBytes?.Value, 'SizeInBytes'), bytes => ({ bytes })),
      state: mapReading(requireField(file.LifeCycleState, 'LifeCycleState'), status =>
        status === 'available' || status === 'updating' ? 'running' : 'other',
      ),
      infrastructureAsCode,
    },
  });
}

/** Emits a replication destination: a backup of its source as of the last replication. */
export function emitReplica(
  ctx: AwsContext,
  file: FileSystemDescription,
  replications: Reading<readonly ReplicationConfigurationDescription[]>,
): void {
  const { infrastructureAsCode, ...head } = headOf(ctx, file);
  ctx.emit({
    ...head,
    kind: 'backup',
    facets: {
      backup: flatMapReading(replications, all => backupOf(ctx, file, all)),
      encryptionAtRest: encryptionAtRestOf(ctx, file.Encrypted, file.KmsKeyId, 'Encrypted'),
      sharedWith: value([]),
      infrastructureAsCode,
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
    ...tagFacets(value(tagsOf(file.Tags))),
  };
}

/** A One Zone file system is in one zone. A regional one is stored in all zones and reached through those with a mount target. */
function placementOf(
  ctx: AwsContext,
  { AvailabilityZoneId: singleZone }: FileSystemDescription,
  mountTargets: Reading<readonly MountTarget[]>,
): Reading<Placement> {
  const { region } = ctx;
  if (singleZone !== undefined)
    return value({ spread: 'single-zone', locations: [{ region, zone: singleZone, role: 'primary' }] });
  return flatMapReading(mountTargets, all => {
    const available = all.filter(({ LifeCycleState: state }) => state === 'available' || state === 'updating');
    const zones = new Set(available.map(({ AvailabilityZoneId: zone }) => zone));
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
    const destination = destinations.find(
      ({ FileSystemId: id, Region: region }) => id === file.FileSystemId && region === ctx.region,
    );
    if (destination === undefined || source === undefined) continue;
    const takenAt = destination.LastReplicatedTimestamp;
    // Before the first replication ends, and after an error, its contents are incomplete.
    return destination.Status === 'ENABLED' && takenAt !== undefined
      ? value(unlockedBackup(ctx, source, takenAt))
      : absent;
  }
  return unread('failed', 'no replication has it as destination');
}
