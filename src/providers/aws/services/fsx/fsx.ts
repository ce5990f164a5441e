import type { Backup, FileSystem, FSxClient } from '@aws-sdk/client-fsx';
import type * as sdk from '@aws-sdk/client-fsx';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, type Reading, unread, value } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { keyManagedBy, tagsOf, requireField } from '../../client/response-fields.ts';
import { byTags } from '../../facets/tag-facets.ts';

const GIB = 2 ** 30;

/** Reads FSx file systems of all four kinds, and their backups. */
export const awsFsx: AwsCollector = {
  id: 'aws-fsx',
  provider: 'aws',
  scope: 'regional',
  lists: ['file-share', 'backup'],
  fills: {
    'file-share': [
      'networkAccess',
      'localAuthentication',
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'automatedBackups',
      'performance',
      'size',
      'state',
      'infrastructureAsCode',
      'encryptionInTransit',
    ],
    backup: ['backup', 'encryptionAtRest', 'sharedWith', 'infrastructureAsCode'],
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
      for (const file of assertField(page.FileSystems, 'FileSystems')) emitFileSystem(ctx, file);
  });
}

function emitFileSystem(ctx: AwsContext, file: FileSystem): void {
  const id = assertField(file.FileSystemId, 'FileSystemId');
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
      networkAccess: absent,
      localAuthentication: absent,
      placement: mapReading(requireField(deployment, 'DeploymentType'), known => placementOf(ctx, known)),
      // Scratch is for what a calculation needs while it runs: AWS itself keeps one copy of it only.
      dataDurability: mapReading(requireField(deployment, 'DeploymentType'), () => (scratch ? 'derived' : 'durable')),
      // Every file system is encrypted; only some name the key.
      encryptionAtRest: value(keyManagedBy(file.KmsKeyId, ctx.account)),
      // Machines and files agree on it among themselves; the service has no setting for it.
      encryptionInTransit: absent,
      automatedBackups: scratch ? absent : backupsKept(kept),
      performance: mapReading(requireField(deployment, 'DeploymentType'), known => ({
        type: `${file.FileSystemType ?? 'FSx'} ${known}`,
        burstable: false,
        ...(file.StorageType === undefined ? {} : { storageType: file.StorageType }),
      })),
      size: mapReading(requireField(file.StorageCapacity, 'StorageCapacity'), gib => ({ bytes: gib * GIB })),
      state: mapReading(requireField(file.Lifecycle, 'Lifecycle'), status =>
        /^(AVAILABLE|UPDATING|MISCONFIGURED)$/.test(status) ? 'running' : 'other',
      ),
      infrastructureAsCode: management,
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
    ? { spread: 'multi-zone', locations: [{ region, role: 'primary' }, { region, role: 'standby' }] } // prettier-ignore
    : { spread: 'single-zone', locations: [{ region, role: 'primary' }] };
}

function backupsKept(days: number | undefined): Reading<Facets['automatedBackups']> {
  return flatMapReading(requireField(days, 'AutomaticBackupRetentionDays'), kept =>
    kept === 0 ? absent : value({ retentionDays: kept, pointInTimeRecovery: false }),
  );
}

async function collectBackups(ctx: AwsContext, fsx: typeof sdk, client: FSxClient): Promise<void> {
  await ctx.list('backup', 'fsx:DescribeBackups', async () => {
    for await (const page of fsx.paginateDescribeBackups({ client, pageSize: 100 }, {}))
      for (const backup of assertField(page.Backups, 'Backups'))
        // AWS Backup lists what it made itself, with the lock of the vault.
        if (backup.Type !== 'AWS_BACKUP') emitBackup(ctx, backup);
  });
}

function emitBackup(ctx: AwsContext, backup: Backup): void {
  const id = assertField(backup.BackupId, 'BackupId');
  const { tags, slot, management } = byTags(value(tagsOf(backup.Tags)));
  const { account, region } = ctx;
  const taken = backup.CreationTime;
  const volume = backup.Volume?.FileSystemId;
  const at = backup.SourceBackupRegion === undefined ? {} : { region: backup.SourceBackupRegion };
  const source =
    backup.FileSystem?.ResourceARN ?? (volume === undefined ? undefined : ctx.arn('fsx', `file-system/${volume}`, at));
  const complete = backup.Lifecycle === 'AVAILABLE' && taken !== undefined;
  ctx.emit({
    id: backup.ResourceARN ?? ctx.arn('fsx', `backup/${id}`),
    slot,
    kind: 'backup',
    type: 'AWS::FSx::Backup',
    name: tags['Name'] ?? id,
    tags,
    createdAt: taken?.toISOString(),
    facets: {
      backup:
        source === undefined
          ? unread('failed', 'the answer names no file system')
          : complete
            ? value({ source, provider: 'aws', account, region, takenAt: taken.toISOString(), immutability: 'none' })
            : absent,
      encryptionAtRest: value(keyManagedBy(backup.KmsKeyId, account)),
      sharedWith: value([]),
      infrastructureAsCode: management,
    },
  });
}
