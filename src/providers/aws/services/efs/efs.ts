import type { EFSClient, FileSystemDescription, ReplicationConfigurationDescription } from '@aws-sdk/client-efs';
import type * as sdk from '@aws-sdk/client-efs';
import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { emitFileSystem, emitReplica, type MountPoint } from './file-systems.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll } from '../../client/response-fields.ts';
import { requiresSecureTransport } from '../../policy/policy-secure-transport.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly efs: typeof sdk;
  readonly client: EFSClient;
}
type Replications = Reading<readonly ReplicationConfigurationDescription[]>;

/** Reads EFS file systems; one that follows another is a copy of it. */
export const awsEfs: AwsCollector = {
  id: 'aws-efs',
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
  operations: operations('elasticfilesystem', [
    'DescribeFileSystems',
    'DescribeMountTargets',
    'DescribeBackupPolicy',
    'DescribeReplicationConfigurations',
    'DescribeFileSystemPolicy',
  ]),
  collect: async ctx => {
    const efs = await import('@aws-sdk/client-efs');
    const asking = { ctx, efs, client: ctx.client(efs.EFSClient) };
    const files: FileSystemDescription[] = [];
    const listed = (async () => {
      for await (const page of efs.paginateDescribeFileSystems({ client: asking.client, pageSize: 100 }, {}))
        files.push(...assertField(page.FileSystems, 'FileSystems'));
    })();
    // Whoever cannot list the file systems does not know which of them are copies either.
    await Promise.all([
      ctx.list('file-share', 'elasticfilesystem:DescribeFileSystems', async () => {
        await listed;
        await awaitAll(files.filter(file => !isReplica(file)).map(file => emitOne(asking, file)));
      }),
      ctx.list('backup', 'elasticfilesystem:DescribeFileSystems', async () => {
        await listed;
        const replicas = files.filter(isReplica);
        if (replicas.length === 0) return;
        const replications = await readReplications(asking);
        for (const replica of replicas) emitReplica(ctx, replica, replications);
      }),
    ]);
  },
};

/** Nobody can write to one that follows another. */
const isReplica = ({ FileSystemProtection: protection }: FileSystemDescription): boolean =>
  protection?.ReplicationOverwriteProtection === 'REPLICATING';

async function emitOne(asking: ServiceContext, file: FileSystemDescription): Promise<void> {
  const FileSystemId = assertField(file.FileSystemId, 'FileSystemId');
  const { ctx, efs, client } = asking;
  const [mounts, backup, policy] = await Promise.all([
    ctx.read<readonly MountPoint[]>('elasticfilesystem:DescribeMountTargets', async () => {
      const found: MountPoint[] = [];
      for await (const page of efs.paginateDescribeMountTargets({ client, pageSize: 100 }, { FileSystemId }))
        found.push(...assertField(page.MountTargets, 'MountTargets'));
      return found;
    }),
    readBackupPolicy(asking, FileSystemId),
    readEncryptionInTransit(asking, FileSystemId),
  ]);
  emitFileSystem(ctx, file, mounts, { automatedBackups: backup, encryptionInTransit: policy });
}

/** The automatic backups of EFS are a plan of AWS Backup that keeps one for each of 35 days. */
async function readBackupPolicy(
  { ctx, efs, client }: ServiceContext,
  FileSystemId: string,
): Promise<Reading<Facets['automatedBackups']>> {
  const status = await ctx.read(
    'elasticfilesystem:DescribeBackupPolicy',
    async () => {
      const answer = await client.send(new efs.DescribeBackupPolicyCommand({ FileSystemId }));
      return assertField(answer.BackupPolicy?.Status, 'Status');
    },
    { absentOn: ['PolicyNotFound'] },
  );
  if (status.state !== 'value') return status;
  return /^ENABL/.test(status.value)
    ? { state: 'value', value: { retentionDays: 35, pointInTimeRecovery: false } }
    : absent;
}

/** EFS offers encryption to whoever mounts it; only a policy makes it a duty. */
async function readEncryptionInTransit(
  { ctx, efs, client }: ServiceContext,
  FileSystemId: string,
): Promise<Reading<Facets['encryptionInTransit']>> {
  const policy = await ctx.read(
    'elasticfilesystem:DescribeFileSystemPolicy',
    async () => {
      const answer = await client.send(new efs.DescribeFileSystemPolicyCommand({ FileSystemId }));
      return assertField(answer.Policy, 'Policy');
    },
    { absentOn: ['PolicyNotFound'] },
  );
  if (policy.state === 'unread') return policy;
  const refuses = policy.state === 'value' ? requiresSecureTransport(policy.value, 'elasticfilesystem') : false;
  if (refuses === undefined) return unread('failed', 'the policy of the file system cannot be read');
  return value(refuses ? 'required' : 'optional');
}

function readReplications({ ctx, efs, client }: ServiceContext): Promise<Replications> {
  return ctx.read('elasticfilesystem:DescribeReplicationConfigurations', async () => {
    const found: ReplicationConfigurationDescription[] = [];
    for await (const page of efs.paginateDescribeReplicationConfigurations({ client, pageSize: 100 }, {}))
      found.push(...assertField(page.Replications, 'Replications'));
    return found;
  });
}
