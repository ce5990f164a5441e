import type { Backup, FileSystem, FSxClient } from '@aws-sdk/client-fsx';
import type * as sdk from '@aws-sdk/client-fsx';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { keyHolder, tagsOf, told } from '../../client/response-fields.ts';
import { byTags } from '../../facets/tag-facets.ts';

const GIB = 2 ** 30;

/** Reads FSx file systems of all four kinds, and their backups. */
export const awsFsx: AwsCollector = {
  id: 'aws-fsx',
  provider: 'aws',
  scope: 'regional',
  lists: ['file-share', 'copy'],
  fills: {
    'file-share': [
      'callersFrom',
      'namelessKey',
      'placement',
      'holds',
      'atRest',
      'autoBackup',
      'performance',
      'size',
      'state',
      'management',
      'inTransit',
    ],
    copy: ['copy', 'atRest', 'sharedWith', 'management'],
  },
  operations: operations('fsx', ['DescribeFileSystems', 'DescribeBackups']),
  collect: async ctx => {
    const fsx = await import('@aws-sdk/client-fsx');
    const client = ctx.client(fsx.FSxClient);
    await Promise.all([collectFileSystems(ctx, fsx, client), collectBackups(ctx, fsx, client)]);
  },
};

async function collectFileSystems(ctx: AwsContext, fsx: typeof sdk, client: FSxClient): Promise<void> {
  await ctx.list('file-share', 'fsx:DescribeFileSystems', async () => {
    for await (const page of fsx.paginateDescribeFileSystems({ client, pageSize: 100 }, {}))
      for (const file of present(page.FileSystems, 'FileSystems')) emitFileSystem(ctx, file);
  });
}

function emitFileSystem(ctx: AwsContext, file: FileSystem): void {
  const id = present(file.FileSystemId, 'FileSystemId');
  const { tags, slot, management } = byTags(value(tagsOf(file.Tags)));
  const { deployment, kept } = configurationOf(file);
  const scratch = deployment?.startsWith('SCRATCH') === true;
  ctx.emit({
    id: file.ResourceARN ?? ctx.arn('fsx', `file-system/${id}`),
    stableId: id,
    slot,
    kind: 'file-share',
    type: 'AWS::FSx::FileSystem',
    name: tags['Name'] ?? id,
    tags,
    createdAt: file.CreationTime?.toISOString(),
    facets: {
      callersFrom: absent,
      namelessKey: absent,
      placement: mapReading(told(deployment, 'DeploymentType'), known => placementOf(ctx, known)),
      // Scratch is for what a calculation needs while it runs: AWS itself keeps one copy of it only.
      holds: mapReading(told(deployment, 'DeploymentType'), () => (scratch ? 'derived' : 'durable')),
      // Every file system is encrypted; only some name the key.
      atRest: value(keyHolder(file.KmsKeyId, ctx.account)),
      // Machines and files agree on it among themselves; the service has no setting for it.
      inTransit: absent,
      autoBackup: scratch ? absent : backupsKept(kept),
      performance: mapReading(told(deployment, 'DeploymentType'), known => ({
        class: `${file.FileSystemType ?? 'FSx'} ${known}`,
        burstable: false,
        ...(file.StorageType === undefined ? {} : { storage: file.StorageType }),
      })),
      size: mapReading(told(file.StorageCapacity, 'StorageCapacity'), gib => ({ bytes: gib * GIB })),
      state: mapReading(told(file.Lifecycle, 'Lifecycle'), status =>
        /^(AVAILABLE|UPDATING|MISCONFIGURED)$/.test(status) ? 'running' : 'other',
      ),
      management,
    },
  });
}

/** Each of the four kinds says the same in a member of its own. */
function configurationOf(file: FileSystem): {
  readonly deployment: string | undefined;
  readonly kept: number | undefined;
} {
  const own =
    file.WindowsConfiguration ?? file.OntapConfiguration ?? file.OpenZFSConfiguration ?? file.LustreConfiguration;
  return { deployment: own?.DeploymentType, kept: own?.AutomaticBackupRetentionDays };
}

/** The answer does not name the zones, only subnets. */
function placementOf({ region }: AwsContext, deployment: string): Placement {
  return deployment.startsWith('MULTI_AZ')
    ? { spread: 'zones', places: [{ region, role: 'primary' }, { region, role: 'standby' }] } // prettier-ignore
    : { spread: 'zone', places: [{ region, role: 'primary' }] };
}

function backupsKept(days: number | undefined): Reading<Facets['autoBackup']> {
  return flatMapReading(told(days, 'AutomaticBackupRetentionDays'), kept =>
    kept === 0 ? absent : value({ retentionDays: kept, pointInTime: false }),
  );
}

async function collectBackups(ctx: AwsContext, fsx: typeof sdk, client: FSxClient): Promise<void> {
  await ctx.list('copy', 'fsx:DescribeBackups', async () => {
    for await (const page of fsx.paginateDescribeBackups({ client, pageSize: 100 }, {}))
      for (const backup of present(page.Backups, 'Backups'))
        // AWS Backup lists what it made itself, with the lock of the vault.
        if (backup.Type !== 'AWS_BACKUP') emitBackup(ctx, backup);
  });
}

function emitBackup(ctx: AwsContext, backup: Backup): void {
  const id = present(backup.BackupId, 'BackupId');
  const { tags, slot, management } = byTags(value(tagsOf(backup.Tags)));
  const { account, region } = ctx;
  const taken = backup.CreationTime;
  const volume = backup.Volume?.FileSystemId;
  const at = backup.SourceBackupRegion === undefined ? {} : { region: backup.SourceBackupRegion };
  const of =
    backup.FileSystem?.ResourceARN ?? (volume === undefined ? undefined : ctx.arn('fsx', `file-system/${volume}`, at));
  const whole = backup.Lifecycle === 'AVAILABLE' && taken !== undefined;
  ctx.emit({
    id: backup.ResourceARN ?? ctx.arn('fsx', `backup/${id}`),
    slot,
    kind: 'copy',
    type: 'AWS::FSx::Backup',
    name: tags['Name'] ?? id,
    tags,
    createdAt: taken?.toISOString(),
    facets: {
      copy:
        of === undefined
          ? unread('failed', 'the answer names no file system')
          : whole
            ? value({ of, provider: 'aws', account, region, takenAt: taken.toISOString(), lock: 'none' })
            : absent,
      atRest: value(keyHolder(backup.KmsKeyId, account)),
      sharedWith: value([]),
      management,
    },
  });
}
