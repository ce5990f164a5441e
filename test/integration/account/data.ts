import { CreateBackupPlanCommand, CreateBackupVaultCommand } from '@aws-sdk/client-backup';
import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  CreateDBSubnetGroupCommand,
} from '@aws-sdk/client-rds';
import {
  CreateBucketCommand,
  PutBucketAclCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutBucketVersioningCommand,
  PutPublicAccessBlockCommand,
} from '@aws-sdk/client-s3';
import type { Builder } from './clients.ts';
import type { Network } from './network.ts';

/** A database that does everything wrong and one that does everything right. */
export async function buildDatabases({ rds, region }: Builder, network: Network): Promise<void> {
  const DBSubnetGroupName = await subnetGroup(rds, network);
  const common = {
    ...{ Engine: 'mysql', EngineVersion: '8.0.40', MasterUsername: 'owner', MasterUserPassword: 'not-a-secret-1' },
    ...{ AllocatedStorage: 100, DBSubnetGroupName, VpcSecurityGroupIds: [network.data], PubliclyAccessible: false },
  };
  await rds.send(
    new CreateDBInstanceCommand({
      ...common,
      ...{ DBInstanceIdentifier: 'orders', DBInstanceClass: 'db.t3.medium', AvailabilityZone: `${region}a` },
      ...{ MultiAZ: false, StorageEncrypted: false, BackupRetentionPeriod: 1, DeletionProtection: false },
    }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      ...common,
      ...{
        Tags: [{ Key: 'managed-by', Value: 'terraform' }],
        DBInstanceIdentifier: 'ledger',
        DBInstanceClass: 'db.m6g.large',
        AvailabilityZone: `${region}a`,
      },
      ...{ MultiAZ: true, StorageEncrypted: true, BackupRetentionPeriod: 14, DeletionProtection: true },
    }),
  );
  await rds.send(
    new CreateDBSnapshotCommand({ DBInstanceIdentifier: 'orders', DBSnapshotIdentifier: 'orders-by-hand' }),
  );
}

/** One cluster is one database, however many instances it has. */
export async function buildCluster({ rds, region }: Builder, network: Network): Promise<void> {
  const cluster = {
    DBClusterIdentifier: 'catalog',
    Engine: 'aurora-mysql',
    DBSubnetGroupName: await subnetGroup(rds, network),
  };
  const owner = { MasterUsername: 'owner', MasterUserPassword: 'not-a-secret-1' };
  const kept = { StorageEncrypted: true, BackupRetentionPeriod: 14, VpcSecurityGroupIds: [network.data] };
  await rds.send(new CreateDBClusterCommand({ ...cluster, ...owner, ...kept }));
  for (const zone of ['a', 'b']) {
    const where = { AvailabilityZone: `${region}${zone}`, PubliclyAccessible: false };
    const member = { DBInstanceIdentifier: `catalog-${zone}`, DBInstanceClass: 'db.r6g.large' };
    await rds.send(new CreateDBInstanceCommand({ ...cluster, ...member, ...where }));
  }
}

export async function subnetGroup(rds: Builder['rds'], { privateA, privateB }: Network): Promise<string> {
  const group = { DBSubnetGroupName: 'private', DBSubnetGroupDescription: 'private', SubnetIds: [privateA, privateB] };
  await rds.send(new CreateDBSubnetGroupCommand(group));
  return group.DBSubnetGroupName;
}

/** Buckets of which each has one thing that the others have not. */
export async function buildBuckets(home: Builder, away: Builder): Promise<void> {
  const bucket = (builder: Builder, Bucket: string, versioned: boolean) => makeBucket(builder, Bucket, versioned);
  await bucket(away, 'shop-images-away', true);
  await bucket(home, 'shop-images', true);
  await bucket(home, 'shop-exports', false);
  await bucket(home, 'shop-open-list', true);
  await bucket(home, 'shop-open-policy', true);
  await bucket(home, 'shop-sealed', true);
  const { s3 } = home;
  await s3.send(
    new PutBucketReplicationCommand({
      Bucket: 'shop-images',
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::123456789012:role/replicate',
        Rules: [
          {
            ID: 'away',
            Status: 'Enabled',
            Filter: { Prefix: '' },
            Priority: 1,
            DeleteMarkerReplication: { Status: 'Disabled' },
            Destination: { Bucket: 'arn:aws:s3:::shop-images-away' },
          },
        ],
      },
    }),
  );
  await s3.send(new PutBucketAclCommand({ Bucket: 'shop-open-list', ACL: 'public-read' }));
  const Statement = [
    { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::shop-open-policy/*' },
  ];
  await s3.send(
    new PutBucketPolicyCommand({
      Bucket: 'shop-open-policy',
      Policy: JSON.stringify({ Version: '2012-10-17', Statement }),
    }),
  );
  const all = { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true };
  for (const Bucket of ['shop-sealed', 'shop-images', 'shop-images-away']) {
    await (Bucket === 'shop-images-away' ? away.s3 : s3).send(
      new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration: all }),
    );
  }
}

export async function makeBucket({ s3, region }: Builder, Bucket: string, versioned: boolean): Promise<void> {
  const elsewhere =
    region === 'us-east-1' ? {} : { CreateBucketConfiguration: { LocationConstraint: region as 'eu-west-1' } };
  await s3.send(new CreateBucketCommand({ Bucket, ...elsewhere }));
  if (versioned)
    await s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }));
}

/** A plan and a vault; moto cannot say what the plan selects, nor what lies in the vault. */
export async function buildBackups({ backup }: Builder): Promise<void> {
  await backup.send(new CreateBackupVaultCommand({ BackupVaultName: 'vault-main' }));
  const Rules = [{ RuleName: 'nightly', TargetBackupVaultName: 'vault-main', Lifecycle: { DeleteAfterDays: 35 } }];
  await backup.send(new CreateBackupPlanCommand({ BackupPlan: { BackupPlanName: 'plan-nightly', Rules } }));
}
