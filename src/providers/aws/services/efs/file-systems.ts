import type {
  FileSystemDescription,
  MountTargetDescription,
  ReplicationConfigurationDescription,
} from '@aws-sdk/client-efs';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { tagsOf, told } from '../../client/response-fields.ts';
import { encryptionOf } from '../rds/facets.ts';
import { byTags } from '../../facets/tag-facets.ts';

export type MountPoint = Pick<MountTargetDescription, 'AvailabilityZoneId' | 'LifeCycleState'>;

interface FileReadings {
  readonly autoBackup: Reading<Facets['autoBackup']>;
  readonly inTransit: Reading<Facets['inTransit']>;
}

/** Hands over a file system that people write to. */
export function emitFileSystem(
  ctx: AwsContext,
  file: FileSystemDescription,
  mounts: Reading<readonly MountPoint[]>,
  { autoBackup, inTransit }: FileReadings,
): void {
  const { management, ...head } = headOf(ctx, file);
  const { PerformanceMode: mode, ThroughputMode: throughput } = file;
  ctx.emit({
    ...head,
    kind: 'file-share',
    facets: {
      callersFrom: absent,
      namelessKey: absent,
      placement: placementOf(ctx, file, mounts),
      holds: value('durable'),
      atRest: encryptionOf(ctx, file.Encrypted, file.KmsKeyId, 'Encrypted'),
      autoBackup,
      inTransit,
      // Bursting: how fast it may be depends on how much it holds, and on what was saved up while it was idle.
      performance: mapReading(told(throughput, 'ThroughputMode'), known => ({
        class: `${mode ?? 'generalPurpose'}, ${known}`,
        burstable: known === 'bursting',
      })),
      size: mapReading(told(file.SizeInBytes?.Value, 'SizeInBytes'), bytes => ({ bytes })),
      state: mapReading(told(file.LifeCycleState, 'LifeCycleState'), status =>
        status === 'available' || status === 'updating' ? 'running' : 'other',
      ),
      management,
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
    kind: 'copy',
    facets: {
      copy: flatMapReading(replications, all => copyOf(ctx, file, all)),
      atRest: encryptionOf(ctx, file.Encrypted, file.KmsKeyId, 'Encrypted'),
      sharedWith: value([]),
      management,
    },
  });
}

function headOf(ctx: AwsContext, file: FileSystemDescription) {
  const id = present(file.FileSystemId, 'FileSystemId');
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
  if (only !== undefined) return value({ spread: 'zone', places: [{ region, zone: only, role: 'primary' }] });
  return flatMapReading(mounts, all => {
    const open = all.filter(({ LifeCycleState: state }) => state === 'available' || state === 'updating');
    const zones = new Set(open.map(({ AvailabilityZoneId: zone }) => zone));
    if (zones.has(undefined)) return told<Placement>(undefined, 'AvailabilityZoneId');
    return value({
      spread: zones.size === 1 ? 'zone' : 'zones',
      places: [...zones].map(zone => ({ region, ...(zone === undefined ? {} : { zone }), role: 'primary' as const })),
    });
  });
}

function copyOf(
  ctx: AwsContext,
  file: FileSystemDescription,
  replications: readonly ReplicationConfigurationDescription[],
): Reading<Facets['copy']> {
  for (const { SourceFileSystemArn: of, Destinations: destinations = [] } of replications) {
    const here = destinations.find(
      ({ FileSystemId: id, Region: region }) => id === file.FileSystemId && region === ctx.region,
    );
    if (here === undefined || of === undefined) continue;
    const taken = here.LastReplicatedTimestamp;
    // Before the first run ends, and after an error, nobody can rely on what is in it.
    if (here.Status !== 'ENABLED' || taken === undefined) return absent;
    const { account, region } = ctx;
    return value({ of, provider: 'aws', account, region, takenAt: taken.toISOString(), lock: 'none' });
  }
  return unread('failed', 'no replication leads to it');
}
