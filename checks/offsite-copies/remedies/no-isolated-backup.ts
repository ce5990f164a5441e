import type { Recipes } from 'cloudbrief/check';
import { AWS_BACKUP_TYPES } from './aws-backup-types.ts';

export default {
  aws: [
    {
      for: AWS_BACKUP_TYPES,
      first: ['second-account-own-administrators', 'vault-and-key-there'],
      impact: ['transfer-has-a-price', 'replaces-whole'],
      save: [
        'aws backup get-backup-plan --backup-plan-id <plan> --query BackupPlan --region {region} > plan-before.json',
      ],
      edit: {
        file: 'plan.json',
        say: 'rule-with',
        from: 'plan-before.json',
        code: '"CopyActions": [{"DestinationBackupVaultArn": "<locked-vault-arn-in-other-account>", "Lifecycle": {"DeleteAfterDays": 35}}]',
      },
      run: ['aws backup update-backup-plan --backup-plan-id <plan> --backup-plan file://plan.json --region {region}'],
      verify: 'aws backup list-copy-jobs --by-resource-arn {id} --region {region}',
      undo: 'restore-from-saved',
    },
    {
      for: 'AWS::S3::Bucket',
      first: ['second-account-own-administrators', 'versioning-on', 'replaces-whole', 'nothing-set-yet'],
      impact: ['transfer-has-a-price', 'only-from-now'],
      save: [
        'aws s3api get-bucket-replication --bucket {name} --query ReplicationConfiguration --region {region} > replication-before.json',
      ],
      edit: {
        file: 'replication.json',
        say: 'rule-to-locked-bucket',
        from: 'replication-before.json',
        code: 'AccessControlTranslation Owner=Destination',
      },
      run: [
        'aws s3api put-bucket-replication --bucket {name} --replication-configuration file://replication.json --region {region}',
      ],
      verify: 'aws s3api get-bucket-replication --bucket {name} --region {region}',
      undo: [
        'aws s3api put-bucket-replication --bucket {name} --replication-configuration file://replication-before.json --region {region}',
      ],
    },
    {
      for: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster', 'AWS::MemoryDB::Cluster'],
      first: ['second-account-own-administrators'],
      impact: ['transfer-has-a-price'],
      portal: 'ElastiCache or MemoryDB > Backups > Export to S3; S3 > bucket > Management > Replication rules',
      act: ['then-replicate-to-locked-bucket'],
      undo: 'set-back-in-console',
    },
    {
      for: 'AWS::S3Express::DirectoryBucket',
      first: ['second-account-own-administrators', 'what-cannot-be-rebuilt'],
      impact: ['transfer-has-a-price'],
      run: ['aws s3 sync s3://{name} s3://<bucket-of-the-copy> --region {region}'],
      verify: 'aws s3 ls s3://<bucket-of-the-copy> --recursive --summarize --region {region}',
      undo: 'delete-new',
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
        'Microsoft.DocumentDB/mongoClusters',
        'Microsoft.DocumentDB/cassandraClusters',
        'Microsoft.Sql/managedInstances',
        'Microsoft.DBforPostgreSQL/servers',
        'Microsoft.DBforMySQL/servers',
        'Microsoft.DBforMariaDB/servers',
        'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
        'Microsoft.Cache/redis',
        'Microsoft.Cache/redisEnterprise',
      ],
      first: ['second-account-own-administrators'],
      impact: ['backup-has-a-price', 'unlocked-first'],
      portal: 'Vault in another subscription > Properties > Immutable vault; Multi-user authorization > Resource Guard',
      act: ['then-back-up-into-it'],
      undo: 'disable-before-locking',
    },
  ],
  gcp: [
    {
      for: 'storage.googleapis.com/Bucket',
      first: ['second-account-own-administrators', 'identity-may'],
      impact: ['backup-has-a-price', 'unlocked-first'],
      run: [
        'gcloud storage buckets create gs://<new-bucket> --location <location> --uniform-bucket-level-access --public-access-prevention --retention-period 14d --project <project-of-others>',
        'gcloud transfer jobs create gs://{name} gs://<new-bucket> --schedule-repeats-every 1d --project <project-of-others>',
      ],
      verify: 'gcloud transfer jobs list --project <project-of-others>',
      undo: ['gcloud transfer jobs delete <job> --project <project-of-others>'],
    },
    {
      for: 'bigquery.googleapis.com/Dataset',
      first: ['second-account-own-administrators'],
      impact: ['backup-has-a-price'],
      portal:
        'Project of other administrators > BigQuery > Data transfers > Create transfer > Dataset Copy, from this dataset, every day',
      undo: 'delete-new',
    },
    {
      for: [
        'sqladmin.googleapis.com/Instance',
        'compute.googleapis.com/Disk',
        'compute.googleapis.com/RegionDisk',
        'file.googleapis.com/Instance',
        'alloydb.googleapis.com/Cluster',
      ],
      first: ['second-account-own-administrators'],
      impact: ['backup-has-a-price', 'unlocked-first'],
      portal:
        'Project of other administrators > Backup and DR > Backup vaults > Create: Minimum enforced retention; Backup plans > Create',
      act: ['then-back-up-into-it'],
      undo: 'disable-before-locking',
    },
    {
      for: [
        'firestore.googleapis.com/Database',
        'spanner.googleapis.com/Database',
        'bigtableadmin.googleapis.com/Instance',
        'netapp.googleapis.com/Volume',
        'redis.googleapis.com/Instance',
        'redis.googleapis.com/Cluster',
        'memcache.googleapis.com/Instance',
      ],
      first: ['second-account-own-administrators'],
      impact: ['backup-has-a-price', 'unlocked-first'],
      run: [
        'gcloud storage buckets create gs://<new-bucket> --location <location> --uniform-bucket-level-access --public-access-prevention --retention-period 14d --project <project-of-others>',
      ],
      act: ['then-export-into-bucket'],
      verify: 'gcloud storage buckets describe gs://<new-bucket> --project <project-of-others>',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
