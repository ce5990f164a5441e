import type { Backup, FileSystem, FSxClient } from '@aws-sdk/client-fsx';
import type * as sdk from '@aws-sdk/client-fsx';
import type { Placement } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { automatedSnapshots } from '../../facets/automated-backups.ts';
import { unlockedBackup } from '../../facets/backup.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

const GIB = 2 ** 30;

/** Reads FSx file systems of all four types, and their backups. */
export const awsFsx: AwsCollector = {
  id: 'aws-fsx',
  provider: 'aws',
  scope: 'regional',
  lists: ['file-share', 'backup'],
  inNetwork: ['file-share'],
  fills: {
    'file-share': [
      'networkAccess',
      'localAuthentication',
      'sharedWith',
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
    await forEachPage(fsx.paginateDescribeFileSystems({ client, pageSize: 100 }, {}), page =>
      forEachItem(assertField(page.FileSystems, 'FileSystems'), file => {
        emitFileSystem(ctx, file);
      }),
    );
  });
}

function emitFileSystem(ctx: AwsContext, file: FileSystem): void {
  const id = assertField(file.FileSystemId, 'FileSystemId');
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(file.Tags)));
  const { deployment, retention } = configurationOf(file);
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
      // It has no resource policy.
      sharedWith: absent,
      placement: mapReading(requireField(deployment, 'DeploymentType'), known => placementOf(ctx, known)),
      // Scratch file systems are for temporary data, which AWS does not replicate.
      dataDurability: mapReading(requireField(deployment, 'DeploymentType'), () => (scratch ? 'derived' : 'durable')),
      // Every file system is encrypted; some responses lack the key.
      encryptionAtRest: value(keyManagedBy(file.KmsKeyId, ctx.account)),
      // Clients negotiate encryption in transit; FSx has no setting for it.
      encryptionInTransit: absent,
      automatedBackups: scratch ? absent : automatedSnapshots(retention, 'AutomaticBackupRetentionDays'),
      performance: mapReading(requireField(deployment, 'DeploymentType'), known => ({
        type: `${file.FileSystemType ?? 'FSx'} ${known}`,
        burstable: false,
        ...(file.StorageType === undefined ? {} : { storageType: file.StorageType }),
      })),
      size: mapReading(requireField(file.StorageCapacity, 'StorageCapacity'), gib => ({ bytes: gib * GIB })),
      state: mapReading(requireField(file.Lifecycle, 'Lifecycle'), status =>
        /^(AVAILABLE|UPDATING|MISCONFIGURED)$/.test(status) ? 'running' : 'other',
      ),
      infrastructureAsCode,
    },
  });
}

/** Each of the four types has the same settings in a field of its own. */
function configurationOf(file: FileSystem): {
  readonly deployment: string | undefined;
  readonly retention: number | undefined;
} {
  const own =
    file.WindowsConfiguration ?? file.OntapConfiguration ?? file.OpenZFSConfiguration ?? file.LustreConfiguration;
  return { deployment: own?.DeploymentType, retention: own?.AutomaticBackupRetentionDays };
}

/** The response has subnets, not zones. */
function placementOf({ region }: AwsContext, deployment: string): Placement {
  return deployment.startsWith('MULTI_AZ')
    ? { spread: 'multi-zone', locations: [{ region, role: 'primary' }, { region, role: 'standby' }] } // prettier-ignore
    : { spread: 'single-zone', locations: [{ region, role: 'primary' }] };
}

async function collectBackups(ctx: AwsContext, fsx: typeof sdk, client: FSxClient): Promise<void> {
  await ctx.list('backup', 'fsx:DescribeBackups', async () => {
    await forEachPage(fsx.paginateDescribeBackups({ client, pageSize: 100 }, {}), page =>
      forEachItem(assertField(page.Backups, 'Backups'), backup => {
        if (backup.Type !== 'AWS_BACKUP') emitBackup(ctx, backup);
      }),
    );
  });
}

function emitBackup(ctx: AwsContext, backup: Backup): void {
  const id = assertField(backup.BackupId, 'BackupId');
  const { tags, slot, infrastructureAsCode } = tagFacets(value(tagsOf(backup.Tags)));
  const takenAt = backup.CreationTime;
  const volume = backup.Volume?.FileSystemId;
  const sourceRegion = backup.SourceBackupRegion === undefined ? {} : { region: backup.SourceBackupRegion };
  const source =
    backup.FileSystem?.ResourceARN ??
    (volume === undefined ? undefined : ctx.arn('fsx', `file-system/${volume}`, sourceRegion));
  ctx.emit({
    id: backup.ResourceARN ?? ctx.arn('fsx', `backup/${id}`),
    slot,
    kind: 'backup',
    type: 'AWS::FSx::Backup',
    name: tags['Name'] ?? id,
    tags,
    createdAt: takenAt?.toISOString(),
    facets: {
      backup: flatMapReading(requireField(source, 'file system'), fileSystem =>
        backup.Lifecycle === 'AVAILABLE' && takenAt !== undefined
          ? value(unlockedBackup(ctx, fileSystem, takenAt, backup.Type))
          : absent,
      ),
      encryptionAtRest: value(keyManagedBy(backup.KmsKeyId, ctx.account)),
      sharedWith: value([]),
      infrastructureAsCode,
    },
  });
}
