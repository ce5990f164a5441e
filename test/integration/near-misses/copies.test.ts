import {
  type BackupClient,
  CreateBackupPlanCommand,
  CreateBackupVaultCommand,
  PutBackupVaultLockConfigurationCommand,
} from '@aws-sdk/client-backup';
import {
  CreateBackupCommand,
  CreateTableCommand,
  DynamoDBClient,
  UpdateContinuousBackupsCommand,
} from '@aws-sdk/client-dynamodb';
import { AttachVolumeCommand, CreateSnapshotCommand, CreateVolumeCommand } from '@aws-sdk/client-ec2';
import { CreateRoleCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { CreateDBInstanceCommand } from '@aws-sdk/client-rds';
import {
  CreateBucketCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  PutObjectLockConfigurationCommand,
} from '@aws-sdk/client-s3';
import { fault, named as inElements } from '../../support/aws-server.ts';
import { named, type Builder } from '../account/clients.ts';
import { makeBucket } from '../account/data.ts';
import { runServer } from '../account/servers.ts';
import { AWAY, describeNearMisses, HOME, type Account, type NearMiss } from './accounts.ts';
import { buildStreet } from './builders.ts';

const SECOND = 1000;
const DAY_S = 24 * 3600;
const now = (): number => Math.floor(Date.now() / SECOND);

/** A table has no backups but those that somebody asks for. */
async function table({ client }: Account, TableName: string): Promise<void> {
  await client(DynamoDBClient).send(
    new CreateTableCommand({
      ...{ TableName, BillingMode: 'PAY_PER_REQUEST' },
      KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    }),
  );
}

const tableArn = (account: string, name: string): string => `arn:aws:dynamodb:${HOME}:${account}:table/${name}`;

const vault = (client: BackupClient, BackupVaultName: string) =>
  client.send(new CreateBackupVaultCommand({ BackupVaultName }));

/** What lies in the vaults of an account: moto has no recovery points. */
function filled({ id, tell }: Account, vaults: Readonly<Record<string, string>>): void {
  tell({
    'backup.ListProtectedResources': { Results: [] },
    'backup.ListRecoveryPointsByBackupVault': ({ path, region }) => ({
      RecoveryPoints: Object.entries(vaults)
        .filter(([name]) => path.includes(`/${name}/`))
        .map(([name, ResourceArn]) => ({
          RecoveryPointArn: `arn:aws:backup:${region}:${id}:recovery-point:${name}`,
          ...{ BackupVaultName: name, ResourceArn, ResourceType: 'DynamoDB', Status: 'COMPLETED' },
          ...{ CreationDate: now(), IsEncrypted: true },
        })),
    }),
  });
}

interface VaultAnswer {
  readonly BackupVaultList: readonly { readonly BackupVaultName: string }[];
}

/** The lock on that vault was put there long enough ago: nobody can take it off any more. */
const sealed = (name: string) => ({
  amend: (body: string): string => {
    const { BackupVaultList: vaults } = JSON.parse(body) as VaultAnswer;
    return JSON.stringify({
      BackupVaultList: vaults.map(one => (one.BackupVaultName === name ? { ...one, LockDate: now() - DAY_S } : one)),
    });
  },
});

async function replicate(
  { s3 }: Builder,
  Bucket: string,
  to: string,
  Status: 'Enabled' | 'Disabled' = 'Enabled',
  Account?: string,
): Promise<void> {
  const Destination = { Bucket: `arn:aws:s3:::${to}`, ...(Account === undefined ? {} : { Account }) };
  const rule = { ID: 'all', Status, Filter: { Prefix: '' }, Priority: 1, Destination };
  await s3.send(
    new PutBucketReplicationCommand({
      Bucket,
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::123456789012:role/replicate',
        Rules: [{ ...rule, DeleteMarkerReplication: { Status: 'Disabled' } }],
      },
    }),
  );
}

/** A bucket in the other region in which nothing can be deleted for a month. */
async function lockedBucket({ s3 }: Builder, Bucket: string, Mode: 'GOVERNANCE' | 'COMPLIANCE'): Promise<void> {
  const CreateBucketConfiguration = { LocationConstraint: AWAY } as const;
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration, ObjectLockEnabledForBucket: true }));
  const Rule = { DefaultRetention: { Mode, Days: 30 } };
  await s3.send(
    new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule } }),
  );
}

async function plan(client: BackupClient, BackupPlanName: string, ScheduleExpression: string): Promise<string> {
  const rule = {
    RuleName: 'all',
    TargetBackupVaultName: 'vault',
    ScheduleExpression,
    Lifecycle: { DeleteAfterDays: 35 },
  };
  const made = await client.send(new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName, Rules: [rule] } }));
  return made.BackupPlanId!;
}

/** A table whose only copy lies in a vault of another account. */
async function copiedTo(account: Account, other: Account): Promise<void> {
  await table(account, 'orders');
  filled(account, {});
  await vault(other.home.backup, 'out-of-reach');
  filled(other, { 'out-of-reach': tableArn(account.id, 'orders') });
}

/** A role that another account may take, with a secret word, to do this. */
async function letIn({ home: { iam } }: Account, stranger: string, RoleName: string, Action: string): Promise<void> {
  const written = (statement: object): string =>
    JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] });
  const trust = written({
    Principal: { AWS: `arn:aws:iam::${stranger}:root` },
    Action: 'sts:AssumeRole',
    Condition: { StringEquals: { 'sts:ExternalId': 'word' } },
  });
  await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: trust }));
  const does = { PolicyName: 'does', PolicyDocument: written({ Action, Resource: '*' }) };
  await iam.send(new PutRolePolicyCommand({ RoleName, ...does }));
}

/** What the plan of that id selects; all others select nothing. */
const selects = (ids: readonly string[]) => ({
  'backup.ListBackupSelections': ({ path }: { readonly path: string }) => ({
    BackupSelectionsList: ids.some(id => path.includes(id)) ? [{ SelectionId: 's-1', SelectionName: 'all' }] : [],
  }),
});

async function database({ rds }: Builder, name: string, kept: number, encrypted = true): Promise<void> {
  await rds.send(
    new CreateDBInstanceCommand({
      ...{ DBInstanceIdentifier: name, DBInstanceClass: 'db.m6g.large', Engine: 'mysql', AllocatedStorage: 20 },
      ...{ MasterUsername: 'owner', MasterUserPassword: 'not-a-secret-1', AvailabilityZone: `${HOME}a` },
      ...{ BackupRetentionPeriod: kept, StorageEncrypted: encrypted, DeletionProtection: encrypted },
    }),
  );
}

/** A disk of that machine; its snapshot's id, if it is to have one. */
async function disk(
  { ec2 }: Builder,
  name: string,
  at?: { server: string; device: string; copied: boolean },
): Promise<string> {
  const TagSpecifications = [{ ResourceType: 'volume' as const, Tags: named(name) }];
  const { VolumeId } = await ec2.send(
    new CreateVolumeCommand({ AvailabilityZone: `${HOME}a`, Size: 8, TagSpecifications }),
  );
  if (at === undefined) return '';
  await ec2.send(new AttachVolumeCommand({ VolumeId, InstanceId: at.server, Device: at.device }));
  return at.copied ? (await ec2.send(new CreateSnapshotCommand({ VolumeId }))).SnapshotId! : '';
}

async function machine(home: Builder): Promise<string> {
  const { shut } = await buildStreet(home);
  return runServer(home, { name: 'shop', type: 'm6i.large', subnet: shut, groups: [] });
}

const CASES: readonly NearMiss[] = [
  {
    name: 'data without a backup, with one by hand, and with continuous ones',
    build: async account => {
      const client = account.client(DynamoDBClient);
      for (const name of ['never', 'by-hand', 'always']) await table(account, name);
      await client.send(new CreateBackupCommand({ TableName: 'by-hand', BackupName: 'before-the-move' }));
      await client.send(
        new UpdateContinuousBackupsCommand({
          TableName: 'always',
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      );
    },
    must: [
      ['database-without-backup', 'never', 'has no automatic backup and no copy'],
      ['database-without-backup', 'by-hand', 'it has only copies that somebody made by hand'],
      ['no-isolated-backup', 'always'],
      ['no-isolated-backup', 'by-hand'],
      ['database-without-deletion-protection', 'always'],
    ],
    mustNot: [['database-without-backup', 'always']],
  },
  {
    name: 'a database that keeps nothing, one that keeps a day, and one that keeps two weeks',
    build: async ({ home, tell }) => {
      await database(home, 'keeps-nothing', 0, false);
      await database(home, 'keeps-a-day', 1);
      await database(home, 'keeps-two-weeks', 14);
      // moto takes snapshots by itself of what is not to be backed up, too.
      tell({
        'rds.DescribeDBSnapshots': { DBSnapshots: inElements('DBSnapshot', []) },
        'rds.DescribeDBInstanceAutomatedBackups': { DBInstanceAutomatedBackups: '' },
      });
    },
    must: [
      ['database-without-backup', 'keeps-nothing'],
      ['short-backup-retention', 'keeps-a-day'],
      ['database-without-deletion-protection', 'keeps-nothing'],
      ['unencrypted-database', 'keeps-nothing'],
    ],
    mustNot: [
      ['database-without-backup', 'keeps-a-day'],
      ['short-backup-retention', 'keeps-nothing'],
      ['short-backup-retention', 'keeps-two-weeks'],
      ['database-without-deletion-protection', 'keeps-a-day'],
      ['unencrypted-database', 'keeps-a-day'],
    ],
  },
  {
    name: 'a copy in the same account and region',
    build: async account => {
      await table(account, 'orders');
      await vault(account.home.backup, 'next-door');
      filled(account, { 'next-door': tableArn(account.id, 'orders') });
    },
    must: [
      ['no-isolated-backup', 'orders', 'critical:'],
      ['no-cross-region-backup', 'orders'],
      ['backups-not-immutable', 'orders'],
    ],
    mustNot: [['database-without-backup', 'orders']],
  },
  {
    name: 'a copy in another region of the same account',
    build: async account => {
      await table(account, 'orders');
      await vault(account.away.backup, 'far-away');
      filled(account, { 'far-away': tableArn(account.id, 'orders') });
    },
    must: [['no-isolated-backup', 'orders']],
    mustNot: [
      ['no-cross-region-backup', 'orders'],
      ['database-without-backup', 'orders'],
    ],
  },
  {
    name: 'a copy in another account, in the same region',
    twoAccounts: true,
    build: async (account, other) => {
      await table(account, 'orders');
      filled(account, {});
      await vault(other.home.backup, 'out-of-reach');
      filled(other, { 'out-of-reach': tableArn(account.id, 'orders') });
    },
    must: [
      ['no-cross-region-backup', 'orders'],
      ['backups-not-immutable', 'orders'],
    ],
    mustNot: [['no-isolated-backup', 'orders']],
  },
  {
    name: 'a copy in another account that the first one enters as its administrator',
    twoAccounts: true,
    build: async (account, other) => {
      await copiedTo(account, other);
      await letIn(other, account.id, 'administers', '*');
    },
    must: [['shared-data-and-backup-administrator', 'orders', 'high:']],
    mustNot: [['no-isolated-backup', 'orders']],
  },
  {
    name: 'a copy in another account that enters the first one as its administrator',
    twoAccounts: true,
    build: async (account, other) => {
      await copiedTo(account, other);
      await letIn(account, other.id, 'administers', '*');
    },
    must: [['shared-data-and-backup-administrator', 'orders']],
    mustNot: [],
  },
  {
    name: 'a copy in another account in which the first one may look, and nobody else is let in',
    twoAccounts: true,
    build: async (account, other) => {
      await copiedTo(account, other);
      await letIn(other, account.id, 'looks', 'backup:List*');
    },
    must: [],
    mustNot: [['shared-data-and-backup-administrator', 'orders']],
  },
  {
    name: 'a copy in another account in which the first one may delete something',
    twoAccounts: true,
    build: async (account, other) => {
      await copiedTo(account, other);
      await letIn(other, account.id, 'cleans-up', 'ec2:DeleteSnapshot');
    },
    must: [],
    mustNot: [],
    unknown: [['shared-data-and-backup-administrator', 'orders']],
  },
  {
    name: 'a copy in another account of the same organization',
    twoAccounts: true,
    build: async (account, other) => {
      await copiedTo(account, other);
      const Organization = { Id: 'o-company', MasterAccountId: '777788889999', FeatureSet: 'ALL' };
      for (const one of [account, other]) one.tell({ 'organizations.DescribeOrganization': { Organization } });
    },
    must: [['shared-data-and-backup-administrator', 'orders', 'medium: The account above both (777788889999)']],
    mustNot: [['no-isolated-backup', 'orders']],
  },
  {
    name: 'a copy in another account whose roles nobody may read',
    twoAccounts: true,
    build: async (account, other) => {
      await copiedTo(account, other);
      other.tell({
        'iam.GetAccountAuthorizationDetails': fault('AccessDenied', 403),
        'iam.ListRoles': fault('AccessDenied', 403),
      });
    },
    must: [],
    mustNot: [['no-isolated-backup', 'orders']],
    unknown: [['shared-data-and-backup-administrator', 'orders']],
  },
  {
    name: 'a copy in another account whose roles nobody from outside may take, whatever they may do',
    twoAccounts: true,
    build: async (account, other) => {
      await copiedTo(account, other);
      other.tell({ 'iam.GetAccountAuthorizationDetails': fault('AccessDenied', 403) });
    },
    must: [],
    mustNot: [['shared-data-and-backup-administrator', 'orders']],
  },
  {
    name: 'a copy in another account that lets the first one in, and nobody may read to do what',
    twoAccounts: true,
    build: async (account, other) => {
      await copiedTo(account, other);
      await letIn(other, account.id, 'comes-in', 'ec2:DeleteSnapshot');
      other.tell({ 'iam.GetAccountAuthorizationDetails': fault('AccessDenied', 403) });
    },
    must: [],
    mustNot: [],
    unknown: [['shared-data-and-backup-administrator', 'orders']],
  },
  {
    name: 'vaults whose lock an administrator can take off, cannot take off yet, and can never take off',
    build: async account => {
      const { backup } = account.home;
      const arns: Record<string, string> = {};
      for (const name of ['unlocked', 'governed', 'cooling-off', 'sealed']) {
        await table(account, `in-${name}`);
        await vault(backup, name);
        arns[name] = tableArn(account.id, `in-${name}`);
      }
      const lock = { MinRetentionDays: 30 };
      await backup.send(new PutBackupVaultLockConfigurationCommand({ ...lock, BackupVaultName: 'governed' }));
      for (const BackupVaultName of ['cooling-off', 'sealed'])
        await backup.send(
          new PutBackupVaultLockConfigurationCommand({ ...lock, BackupVaultName, ChangeableForDays: 3 }),
        );
      filled(account, arns);
      account.tell({ 'backup.ListBackupVaults': sealed('sealed') });
    },
    must: [
      ['no-isolated-backup', 'in-unlocked'],
      ['no-isolated-backup', 'in-governed'],
      ['no-isolated-backup', 'in-cooling-off'],
      ['backups-not-immutable', 'in-governed'],
      ['backups-not-immutable', 'in-cooling-off'],
    ],
    mustNot: [
      ['no-isolated-backup', 'in-sealed'],
      ['backups-not-immutable', 'in-sealed'],
    ],
  },
  {
    name: 'snapshots under locks of each sort',
    build: async ({ home, tell }) => {
      const server = await machine(home);
      const take = (name: string, device: string) => disk(home, name, { server, device, copied: true });
      const governed = await take('disk-governed', '/dev/sdf');
      const cooling = await take('disk-cooling-off', '/dev/sdg');
      const compliant = await take('disk-sealed', '/dev/sdh');
      await take('disk-unlocked', '/dev/sdi');
      const locks = [
        { snapshotId: governed, lockState: 'governance' },
        { snapshotId: cooling, lockState: 'compliance-cooloff' },
        { snapshotId: compliant, lockState: 'compliance' },
      ];
      tell({ 'ec2.DescribeLockedSnapshots': { snapshotSet: locks } });
    },
    must: [
      ['no-isolated-backup', 'disk-governed'],
      ['no-isolated-backup', 'disk-cooling-off'],
      ['no-isolated-backup', 'disk-unlocked'],
    ],
    mustNot: [['no-isolated-backup', 'disk-sealed']],
  },
  {
    name: 'snapshots of whose locks nobody tells us',
    build: async ({ home, tell }) => {
      await disk(home, 'disk', { server: await machine(home), device: '/dev/sdf', copied: true });
      tell({ 'ec2.DescribeLockedSnapshots': fault('UnauthorizedOperation', 403) });
    },
    must: [['no-cross-region-backup', 'disk']],
    mustNot: [['disk-without-backup', 'disk']],
    unknown: [['no-isolated-backup', 'disk']],
  },
  {
    name: 'a disk without copies that a machine uses, and one that nobody uses',
    build: async ({ home, tell }) => {
      await disk(home, 'in-use', { server: await machine(home), device: '/dev/sdf', copied: false });
      await disk(home, 'unused');
      tell({ 'ec2.DescribeLockedSnapshots': { snapshotSet: [] } });
    },
    must: [
      ['disk-without-backup', 'in-use'],
      ['unencrypted-disk', 'unused'],
    ],
    mustNot: [
      ['disk-without-backup', 'unused'],
      ['no-isolated-backup', 'unused'],
    ],
  },
  {
    name: 'a backup plan that selects nothing, one that runs once a week, and one that works',
    build: async ({ home: { backup }, tell }) => {
      await vault(backup, 'vault');
      const daily = 'cron(0 3 * * ? *)';
      await plan(backup, 'selects-nothing', daily);
      const weekly = await plan(backup, 'once-a-week', 'cron(0 3 ? * SUN *)');
      const works = await plan(backup, 'works', daily);
      tell(selects([weekly, works]));
    },
    must: [
      ['empty-backup-plan', 'selects-nothing'],
      ['insufficient-backup-schedule', 'once-a-week'],
    ],
    mustNot: [
      ['empty-backup-plan', 'works'],
      ['empty-backup-plan', 'once-a-week'],
      ['insufficient-backup-schedule', 'works'],
    ],
  },
  {
    name: 'plans of which nobody tells us what they select',
    build: async ({ home: { backup }, tell }) => {
      await vault(backup, 'vault');
      await plan(backup, 'who-knows', 'cron(0 3 * * ? *)');
      tell({ 'backup.ListBackupSelections': fault('AccessDeniedException', 403) });
    },
    must: [],
    mustNot: [['insufficient-backup-schedule', 'who-knows']],
    unknown: [['empty-backup-plan', 'who-knows']],
  },
  {
    name: 'files replicated to the same account, to another one, to nowhere, and by a rule that is switched off',
    twoAccounts: true,
    build: async ({ home, away }, other) => {
      await makeBucket(away, 'near-own-replica', true);
      await makeBucket(other.away, 'near-safe-replica', true);
      for (const name of ['near-to-own', 'near-to-other', 'near-to-nowhere', 'near-switched-off'])
        await makeBucket(home, name, true);
      await replicate(home, 'near-to-own', 'near-own-replica');
      await replicate(home, 'near-to-other', 'near-safe-replica', 'Enabled', other.id);
      await replicate(home, 'near-to-nowhere', 'near-nowhere', 'Enabled', other.id);
      await replicate(home, 'near-switched-off', 'near-own-replica', 'Disabled');
    },
    must: [
      ['no-isolated-backup', 'near-to-own'],
      ['no-isolated-backup', 'near-to-nowhere'],
      ['no-cross-region-backup', 'near-to-nowhere'],
      ['no-cross-region-backup', 'near-switched-off'],
    ],
    mustNot: [
      ['no-cross-region-backup', 'near-to-own'],
      ['no-cross-region-backup', 'near-to-other'],
      ['no-isolated-backup', 'near-to-other'],
    ],
  },
  {
    name: 'files replicated to where only an administrator, and to where nobody can delete them',
    build: async ({ home, away }) => {
      await lockedBucket(away, 'near-governed-replica', 'GOVERNANCE');
      await lockedBucket(away, 'near-sealed-replica', 'COMPLIANCE');
      for (const to of ['governed', 'sealed']) {
        await makeBucket(home, `near-to-${to}`, true);
        await replicate(home, `near-to-${to}`, `near-${to}-replica`);
      }
    },
    must: [['no-isolated-backup', 'near-to-governed']],
    mustNot: [['no-isolated-backup', 'near-to-sealed']],
  },
  {
    name: 'buckets that keep earlier versions, stopped keeping them, and never did; one holds what scripts know',
    build: async ({ home }) => {
      await makeBucket(home, 'near-versioned', true);
      await makeBucket(home, 'near-stopped', true);
      await home.s3.send(
        new PutBucketVersioningCommand({ Bucket: 'near-stopped', VersioningConfiguration: { Status: 'Suspended' } }),
      );
      await makeBucket(home, 'near-trail-records', false);
      await makeBucket(home, 'near-shop-tfstate', false);
    },
    must: [
      ['unversioned-bucket', 'near-stopped'],
      ['unversioned-bucket', 'near-trail-records'],
      ['unversioned-terraform-state', 'near-shop-tfstate'],
    ],
    mustNot: [
      ['unversioned-bucket', 'near-versioned'],
      ['unversioned-terraform-state', 'near-trail-records'],
      ['unversioned-terraform-state', 'near-versioned'],
    ],
  },
  {
    name: 'a copy of last year',
    daysLater: 400,
    build: async account => {
      await table(account, 'orders');
      await account
        .client(DynamoDBClient)
        .send(new CreateBackupCommand({ TableName: 'orders', BackupName: 'before-the-move' }));
    },
    must: [
      ['stale-backups', 'orders'],
      ['database-without-backup', 'orders', 'it has only copies that somebody made by hand'],
    ],
    mustNot: [],
  },
  {
    name: 'a copy of yesterday',
    daysLater: 1,
    build: async account => {
      await table(account, 'orders');
      await account
        .client(DynamoDBClient)
        .send(new CreateBackupCommand({ TableName: 'orders', BackupName: 'before-the-move' }));
    },
    must: [],
    mustNot: [['stale-backups', 'orders']],
  },
];

// What moto lacks and no case is about: nothing is protected, nothing is locked, nothing lies in a vault.
await describeNearMisses('copies of data', CASES, {
  regions: [HOME, AWAY],
  everywhere: {
    's3.GetBucketPolicyStatus': fault('NoSuchBucketPolicy', 404),
    'ec2.DescribeLockedSnapshots': { snapshotSet: [] },
    'backup.ListProtectedResources': { Results: [] },
    'backup.ListRecoveryPointsByBackupVault': { RecoveryPoints: [] },
    'backup.ListBackupSelections': { BackupSelectionsList: [] },
    'elasticfilesystem.DescribeReplicationConfigurations': { Replications: [] },
  },
});
