import type { Recipes } from 'cloudbrief/check';
import { AWS_BACKUP_TYPES } from './aws-backup-types.ts';

export default {
  aws: [
    {
      for: AWS_BACKUP_TYPES,
      first: ['lock-below-plan-retention', 'backed-up-by-aws-backup'],
      impact: ['governance-can-be-lifted', 'shorter-jobs-fail', 'compliance-is-forever'],
      save: ['aws backup list-backup-plans --region {region}'],
      run: [
        'aws backup put-backup-vault-lock-configuration --backup-vault-name <vault> --min-retention-days <at-most-the-shortest-retention-of-its-plans> --region {region}',
      ],
      verify: 'aws backup describe-backup-vault --backup-vault-name <vault> --region {region}',
      undo: ['aws backup delete-backup-vault-lock-configuration --backup-vault-name <vault> --region {region}'],
    },
    {
      for: 'AWS::S3::Bucket',
      first: ['versioning-on', 'delete-jobs-stop'],
      impact: ['cannot-be-undone', 'versions-cost'],
      run: [
        "aws s3api put-object-lock-configuration --bucket {name} --object-lock-configuration 'ObjectLockEnabled=Enabled,Rule={DefaultRetention={Mode=GOVERNANCE,Days=30}}' --region {region}",
      ],
      verify: 'aws s3api get-object-lock-configuration --bucket {name} --region {region}',
      undo: 'retention-rule-can-be-removed',
    },
    {
      for: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster', 'AWS::MemoryDB::Cluster'],
      first: ['who-may-delete-copies'],
      impact: ['has-a-price', 'versions-cost'],
      portal: 'ElastiCache or MemoryDB > Backups > Export to S3; S3 > bucket > Properties > Object Lock',
      undo: 'retention-rule-can-be-removed',
    },
    {
      for: 'AWS::S3Express::DirectoryBucket',
      first: ['what-cannot-be-rebuilt', 'who-may-delete-copies'],
      impact: ['versions-cost'],
      portal: 'S3 > bucket of the copy > Properties > Object Lock > Default retention',
      undo: 'retention-rule-can-be-removed',
    },
  ],
  azure: [
    {
      for: [
        'Microsoft.Compute/disks',
        'Microsoft.Storage/storageAccounts',
        'Microsoft.DBforPostgreSQL/flexibleServers',
        'Microsoft.DBforMySQL/flexibleServers',
        'Microsoft.Sql/servers/databases',
        'Microsoft.DocumentDB/databaseAccounts',
        'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
        'Microsoft.Cache/redis',
        'Microsoft.Cache/redisEnterprise',
      ],
      first: ['retention-agreed'],
      impact: ['unlocked-first', 'locking-is-forever'],
      portal:
        'Backup vault or Recovery Services vault > Properties > Immutable vault > Enable, lock after a trial (SQL: server > Backups > Configure policies > time-based immutability)',
      undo: 'disable-before-locking',
    },
  ],
  gcp: [
    {
      for: [
        'sqladmin.googleapis.com/Instance',
        'compute.googleapis.com/Disk',
        'file.googleapis.com/Instance',
        'alloydb.googleapis.com/Cluster',
      ],
      first: ['retention-agreed'],
      impact: ['unlocked-first', 'locking-is-forever'],
      portal:
        'Backup and DR > Backup vaults > Create > Minimum enforced retention, effective date; Backup plans > Create > this vault',
      act: ['then-back-up-into-it'],
      undo: 'disable-before-locking',
    },
    {
      for: [
        'storage.googleapis.com/Bucket',
        'bigquery.googleapis.com/Dataset',
        'spanner.googleapis.com/Database',
        'firestore.googleapis.com/Database',
        'bigtableadmin.googleapis.com/Instance',
        'netapp.googleapis.com/Volume',
        'redis.googleapis.com/Instance',
        'redis.googleapis.com/Cluster',
        'memcache.googleapis.com/Instance',
      ],
      first: ['retention-agreed', 'second-account-own-administrators'],
      impact: ['unlocked-first', 'locking-is-forever'],
      run: [
        'gcloud storage buckets create gs://<new-bucket> --location <location> --uniform-bucket-level-access --public-access-prevention --retention-period <days-as-14d> --project <project-of-others>',
        'gcloud storage buckets update gs://<new-bucket> --lock-retention-period --project <project-of-others>',
      ],
      act: ['then-export-into-bucket'],
      verify:
        "gcloud storage buckets describe gs://<new-bucket> --format='value(retention_policy)' --project <project-of-others>",
      undo: 'disable-before-locking',
    },
  ],
} satisfies Recipes;
