import type { Recipes } from 'cloudbrief/check';
import { AWS_BACKUP_TYPES } from './aws-backup-types.ts';

export default {
  aws: [
    {
      for: AWS_BACKUP_TYPES,
      first: ['lock-below-plan-retention', 'who-may-delete-copies'],
      impact: ['governance-can-be-lifted', 'shorter-jobs-fail', 'compliance-is-forever'],
      save: ['aws backup list-backup-plans --region {region}'],
      run: [
        'aws backup put-backup-vault-lock-configuration --backup-vault-name <vault-in-the-other-account> --min-retention-days <at-most-the-shortest-retention-of-its-plans> --region {region}',
      ],
      verify: 'aws backup describe-backup-vault --backup-vault-name <vault-in-the-other-account> --region {region}',
      undo: [
        'aws backup delete-backup-vault-lock-configuration --backup-vault-name <vault-in-the-other-account> --region {region}',
      ],
    },
    {
      for: [
        'AWS::S3::Bucket',
        'AWS::S3Express::DirectoryBucket',
        'AWS::ElastiCache::ReplicationGroup',
        'AWS::ElastiCache::CacheCluster',
        'AWS::MemoryDB::Cluster',
      ],
      first: ['who-may-delete-copies', 'retention-agreed'],
      impact: ['delete-jobs-stop', 'versions-cost'],
      portal:
        'S3 in the other account > bucket of the copies > Properties > Object Lock > Default retention; for recovery points AWS Backup > Vaults > vault > Vault lock',
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
      first: ['who-may-delete-copies'],
      impact: ['unlocked-first', 'locking-is-forever'],
      portal: 'Vault > Properties > Immutable vault; Multi-user authorization > Resource Guard',
      act: ['then-guard-of-others'],
      undo: 'disable-before-locking',
    },
  ],
  gcp: [
    {
      for: [
        'alloydb.googleapis.com/Cluster',
        'bigtableadmin.googleapis.com/Instance',
        'firestore.googleapis.com/Database',
        'spanner.googleapis.com/Database',
        'sqladmin.googleapis.com/Instance',
        'compute.googleapis.com/Disk',
        'storage.googleapis.com/Bucket',
        'bigquery.googleapis.com/Dataset',
        'file.googleapis.com/Instance',
        'netapp.googleapis.com/Volume',
        'memcache.googleapis.com/Instance',
        'redis.googleapis.com/Instance',
        'redis.googleapis.com/Cluster',
      ],
      first: ['second-account-own-administrators', 'two-administrators-remain'],
      impact: ['right-is-missed'],
      save: ['gcloud projects get-iam-policy <project-of-the-backups> --format=json > policy-before.json'],
      run: [
        'gcloud projects remove-iam-policy-binding <project-of-the-backups> --member <administrator-of-both> --role <role> --condition None',
      ],
      verify: 'gcloud projects get-iam-policy <project-of-the-backups>',
      undo: [
        'gcloud projects add-iam-policy-binding <project-of-the-backups> --member <administrator-of-both> --role <role> --condition None',
      ],
    },
  ],
} satisfies Recipes;
