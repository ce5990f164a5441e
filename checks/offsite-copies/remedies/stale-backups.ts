import type { Recipes } from 'cloudbrief/check';
import { AWS_BACKUP_TYPES } from './aws-backup-types.ts';

export default {
  aws: [
    {
      for: AWS_BACKUP_TYPES,
      first: ['read-error-first'],
      impact: ['backup-has-a-price'],
      run: [
        'aws backup list-backup-jobs --by-resource-arn {id} --by-state FAILED --region {region}',
        'aws backup start-backup-job --backup-vault-name <vault> --resource-arn {id} --iam-role-arn <role> --region {region}',
      ],
      verify: 'aws backup list-recovery-points-by-resource --resource-arn {id} --region {region}',
      undo: [
        'aws backup delete-recovery-point --backup-vault-name <vault> --recovery-point-arn <arn-of-the-copy> --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::ReplicationGroup',
      first: ['quiet-hour'],
      impact: ['backup-has-a-price'],
      run: [
        'aws elasticache create-snapshot --replication-group-id {name} --snapshot-name <snapshot> --region {region}',
      ],
      verify: 'aws elasticache describe-snapshots --replication-group-id {name} --region {region}',
      undo: ['aws elasticache delete-snapshot --snapshot-name <snapshot> --region {region}'],
    },
    {
      for: 'AWS::ElastiCache::CacheCluster',
      first: ['quiet-hour'],
      impact: ['backup-has-a-price'],
      run: ['aws elasticache create-snapshot --cache-cluster-id {name} --snapshot-name <snapshot> --region {region}'],
      verify: 'aws elasticache describe-snapshots --cache-cluster-id {name} --region {region}',
      undo: ['aws elasticache delete-snapshot --snapshot-name <snapshot> --region {region}'],
    },
    {
      for: 'AWS::MemoryDB::Cluster',
      first: ['quiet-hour'],
      impact: ['backup-has-a-price'],
      run: ['aws memorydb create-snapshot --cluster-name {name} --snapshot-name <snapshot> --region {region}'],
      verify: 'aws memorydb describe-snapshots --cluster-name {name} --region {region}',
      undo: ['aws memorydb delete-snapshot --snapshot-name <snapshot> --region {region}'],
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
      first: ['read-error-first'],
      impact: ['backup-has-a-price'],
      portal: 'Vault > Backup jobs > Failed; Backup instances or Backup items > Backup now',
      act: ['then-mend-cause-of-failure'],
      undo: 'delete-new',
    },
  ],
  gcp: [
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['read-error-first'],
      impact: ['backup-has-a-price'],
      run: [
        'gcloud sql backups list --instance {name} --project {account}',
        'gcloud sql backups create --instance {name} --project {account}',
      ],
      verify: 'gcloud sql backups list --instance {name} --project {account}',
      undo: ['gcloud sql backups delete <backup> --instance {name} --project {account}'],
    },
    {
      for: [
        'compute.googleapis.com/Disk',
        'alloydb.googleapis.com/Cluster',
        'spanner.googleapis.com/Database',
        'firestore.googleapis.com/Database',
        'bigtableadmin.googleapis.com/Instance',
        'file.googleapis.com/Instance',
        'netapp.googleapis.com/Volume',
        'redis.googleapis.com/Instance',
        'redis.googleapis.com/Cluster',
        'memcache.googleapis.com/Instance',
        'bigquery.googleapis.com/Dataset',
        'storage.googleapis.com/Bucket',
      ],
      first: ['read-error-first'],
      impact: ['backup-has-a-price'],
      portal: 'Backups of the service > the last failed one; Backup and DR > Jobs > Failed; Storage Transfer > Jobs',
      act: ['then-mend-cause-of-failure'],
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
