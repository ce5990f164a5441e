import type { EFSClient, FileSystemDescription, ReplicationConfigurationDescription } from '@aws-sdk/client-efs';
import type * as sdk from '@aws-sdk/client-efs';
import type { Facets } from '../../../../model/facets.ts';
import { absent, unread, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { start } from '../../../kit/start.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { requiresSecureTransport } from '../../policy/policy-secure-transport.ts';
import { emitFileSystem, emitReplica, type MountTarget } from './file-systems.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly efs: typeof sdk;
  readonly client: EFSClient;
}
type Replications = Reading<readonly ReplicationConfigurationDescription[]>;

/** Reads EFS file systems; a replication destination is a backup of its source. */
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
      'relationships',
      'automatedBackups',
      'performance',
      'size',
      'state',
      'infrastructureAsCode',
      'encryptionInTransit',
      'sharedWith',
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
  decidedBy: {
    automatedBackups: ['elasticfilesystem:DescribeBackupPolicy'],
    encryptionInTransit: ['elasticfilesystem:DescribeFileSystemPolicy'],
    sharedWith: ['elasticfilesystem:DescribeFileSystemPolicy'],
    placement: ['elasticfilesystem:DescribeMountTargets'],
  },
  collect: async ctx => {
    const efs = await import('@aws-sdk/client-efs');
    const api = { ctx, efs, client: ctx.client(efs.EFSClient) };
    const files: FileSystemDescription[] = [];
    const listed = start(
      (async () => {
        for await (const page of efs.paginateDescribeFileSystems({ client: api.client, pageSize: 100 }, {}))
          files.push(...assertField(page.FileSystems, 'FileSystems'));
      })(),
    );
    // One list has file systems and replication destinations: both populations fail with it.
    await Promise.all([
      ctx.list('file-share', 'elasticfilesystem:DescribeFileSystems', async () => {
        await listed;
        await awaitAll(files.filter(file => !isReplica(file)).map(file => collectFileSystem(api, file)));
      }),
      ctx.list('backup', 'elasticfilesystem:DescribeFileSystems', async () => {
        await listed;
        const replicas = files.filter(isReplica);
        if (replicas.length === 0) return;
        const replications = await readReplications(api);
        for (const replica of replicas) emitReplica(ctx, replica, replications);
      }),
    ]);
  },
};

/** A replication destination is read-only. */
const isReplica = ({ FileSystemProtection: protection }: FileSystemDescription): boolean =>
  protection?.ReplicationOverwriteProtection === 'REPLICATING';

async function collectFileSystem(api: ServiceContext, file: FileSystemDescription): Promise<void> {
  const FileSystemId = assertField(file.FileSystemId, 'FileSystemId');
  const { ctx, efs, client } = api;
  const [mountTargets, automatedBackups, policy] = await Promise.all([
    ctx.read<readonly MountTarget[]>('elasticfilesystem:DescribeMountTargets', async () => {
      const found: MountTarget[] = [];
      for await (const page of efs.paginateDescribeMountTargets({ client, pageSize: 100 }, { FileSystemId }))
        found.push(...assertField(page.MountTargets, 'MountTargets'));
      return found;
    }),
    readBackupPolicy(api, FileSystemId),
    readPolicy(api, FileSystemId),
  ]);
  emitFileSystem(ctx, file, mountTargets, {
    automatedBackups,
    encryptionInTransit: encryptionInTransitOf(policy),
    sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'elasticfilesystem' }),
  });
}

/** Automatic backups of EFS are an AWS Backup plan with daily backups and a retention of 35 days. */
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
  return /^ENABL/.test(status.value) ? value({ retentionDays: 35, pointInTimeRecovery: false }) : absent;
}

function readPolicy({ ctx, efs, client }: ServiceContext, FileSystemId: string): Promise<Reading<string>> {
  return ctx.read(
    'elasticfilesystem:DescribeFileSystemPolicy',
    async () => {
      const answer = await client.send(new efs.DescribeFileSystemPolicyCommand({ FileSystemId }));
      return assertField(answer.Policy, 'Policy');
    },
    { absentOn: ['PolicyNotFound'] },
  );
}

/** Clients may mount EFS with TLS; only a file system policy requires it. */
export function encryptionInTransitOf(policy: Reading<string>): Reading<Facets['encryptionInTransit']> {
  if (policy.state === 'unread') return policy;
  const required = policy.state === 'value' ? requiresSecureTransport(policy.value, 'elasticfilesystem') : false;
  if (required === undefined) return unread('failed', 'the file system policy cannot be parsed');
  return value(required ? 'required' : 'optional');
}

function readReplications({ ctx, efs, client }: ServiceContext): Promise<Replications> {
  return ctx.read('elasticfilesystem:DescribeReplicationConfigurations', async () => {
    const found: ReplicationConfigurationDescription[] = [];
    for await (const page of efs.paginateDescribeReplicationConfigurations({ client, pageSize: 100 }, {}))
      found.push(...assertField(page.Replications, 'Replications'));
    return found;
  });
}
