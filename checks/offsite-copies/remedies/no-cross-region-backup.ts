import type { Recipes } from 'cloudbrief/check';
import { AWS_BACKUP_TYPES } from './aws-backup-types.ts';

export default {
  aws: [
    {
      for: AWS_BACKUP_TYPES,
      first: ['law-allows-region', 'vault-and-key-there'],
      impact: ['transfer-has-a-price', 'replaces-whole'],
      save: [
        'aws backup get-backup-plan --backup-plan-id <plan> --query BackupPlan --region {region} > plan-before.json',
      ],
      edit: {
        file: 'plan.json',
        say: 'rule-with',
        from: 'plan-before.json',
        code: '"CopyActions": [{"DestinationBackupVaultArn": "<vault-arn-in-other-region>", "Lifecycle": {"DeleteAfterDays": 35}}]',
      },
      run: ['aws backup update-backup-plan --backup-plan-id <plan> --backup-plan file://plan.json --region {region}'],
      verify: 'aws backup list-copy-jobs --by-resource-arn {id} --region {region}',
      undo: 'restore-from-saved',
    },
    {
      for: 'AWS::S3::Bucket',
      first: ['law-allows-region', 'versioning-on', 'replaces-whole', 'nothing-set-yet'],
      impact: ['transfer-has-a-price', 'only-from-now'],
      save: [
        'aws s3api get-bucket-replication --bucket {name} --query ReplicationConfiguration --region {region} > replication-before.json',
      ],
      edit: { file: 'replication.json', say: 'rule-to-other-region', from: 'replication-before.json' },
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
      first: ['law-allows-region'],
      impact: ['transfer-has-a-price'],
      portal:
        'ElastiCache or MemoryDB > Backups > Export to S3; S3 > bucket > Management > Replication rules > another region',
      undo: 'set-back-in-console',
    },
    {
      for: 'AWS::S3Express::DirectoryBucket',
      first: ['law-allows-region', 'what-cannot-be-rebuilt'],
      impact: ['transfer-has-a-price'],
      run: ['aws s3 sync s3://{name} s3://<bucket-of-the-copy> --source-region {region} --region <other-region>'],
      verify: 'aws s3 ls s3://<bucket-of-the-copy> --recursive --summarize --region <other-region>',
      undo: 'delete-new',
    },
  ],
  azure: [
    {
      for: 'Microsoft.DocumentDB/mongoClusters',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      portal: 'Cluster > Global distribution > Add a read replica in another region',
      undo: 'delete-new',
    },
    {
      for: 'Microsoft.DocumentDB/cassandraClusters',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      portal: 'Managed Instance for Apache Cassandra > Data Center > Add > another region',
      act: ['then-replicate-keyspaces'],
      undo: 'delete-new',
    },
    {
      for: 'Microsoft.Sql/managedInstances',
      first: ['law-allows-region'],
      impact: ['redundancy-has-a-price'],
      run: ['az sql mi update --ids {id} --backup-storage-redundancy Geo'],
      verify: 'az sql mi show --ids {id} --query requestedBackupStorageRedundancy',
      undo: ['az sql mi update --ids {id} --backup-storage-redundancy <former-redundancy>'],
    },
    {
      for: ['Microsoft.DBforPostgreSQL/servers', 'Microsoft.DBforMySQL/servers', 'Microsoft.DBforMariaDB/servers'],
      first: ['law-allows-region', 'new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Azure Database for PostgreSQL or MySQL > Create > Flexible server > Backup redundancy: Geo',
      act: ['then-move-data', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'Microsoft.Compute/disks',
      first: ['law-allows-region'],
      impact: ['redundancy-has-a-price'],
      portal: 'Recovery Services vault > Backup > Azure Virtual machine; Properties > Cross Region Restore',
      act: ['then-geo-redundant-vault'],
      undo: 'stop-protection',
    },
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['law-allows-region'],
      impact: ['redundancy-has-a-price'],
      run: ['az storage account update --ids {id} --sku <Standard_RAGRS-or-Standard_RAGZRS>'],
      verify: "az storage account show --ids {id} --query '{sku:sku.name,secondary:statusOfSecondary}'",
      undo: ['az storage account update --ids {id} --sku <former-sku>'],
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['law-allows-region'],
      impact: ['redundancy-has-a-price'],
      run: ['az sql db update --ids {id} --backup-storage-redundancy Geo'],
      verify: 'az sql db show --ids {id} --query requestedBackupStorageRedundancy',
      undo: ['az sql db update --ids {id} --backup-storage-redundancy <former-redundancy>'],
    },
    {
      for: ['Microsoft.DBforPostgreSQL/flexibleServers', 'Microsoft.DBforMySQL/flexibleServers'],
      first: ['law-allows-region'],
      impact: ['built-anew'],
      portal: 'Replication > Add replica > another region',
      act: ['or-new-server-with-geo-backup'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'Microsoft.DocumentDB/databaseAccounts',
      first: ['law-allows-region'],
      impact: ['redundancy-has-a-price'],
      portal: 'Cosmos DB account > Replicate data globally > add a region',
      undo: 'set-back-in-console',
    },
    {
      for: [
        'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
        'Microsoft.Cache/redis',
        'Microsoft.Cache/redisEnterprise',
      ],
      first: ['law-allows-region'],
      impact: ['redundancy-has-a-price'],
      portal:
        'NetApp volume > Replication > another region; Redis > Geo-replication, or Export to geo-redundant storage',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: 'storage.googleapis.com/Bucket',
      first: ['law-allows-region', 'identity-may'],
      impact: ['second-copy-has-a-price'],
      run: [
        'gcloud storage buckets create gs://<new-bucket> --location <other-region> --uniform-bucket-level-access --public-access-prevention --project {account}',
        'gcloud transfer jobs create gs://{name} gs://<new-bucket> --schedule-repeats-every 1d --project {account}',
      ],
      verify: 'gcloud transfer jobs list --project {account}',
      undo: ['gcloud transfer jobs delete <job> --project {account}'],
    },
    {
      for: 'bigquery.googleapis.com/Dataset',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      portal: 'BigQuery > Data transfers > Create transfer > Dataset Copy, into a dataset of another region, every day',
      undo: 'delete-new',
    },
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['law-allows-region'],
      impact: ['only-from-now'],
      save: [
        "gcloud sql instances describe {name} --format='value(settings.backupConfiguration.location)' --project {account}",
      ],
      run: ['gcloud sql instances patch {name} --backup-location <other-region-or-multi-region> --project {account}'],
      verify:
        "gcloud sql instances describe {name} --format='value(settings.backupConfiguration.location)' --project {account}",
      undo: ['gcloud sql instances patch {name} --backup-location <former-location> --project {account}'],
    },
    {
      for: 'compute.googleapis.com/Disk',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      run: [
        'gcloud compute resource-policies create snapshot-schedule <schedule> --daily-schedule --start-time <hour-of-little-load> --max-retention-days 14 --storage-location <other-region-or-multi-region> --region {region} --project {account}',
        'gcloud compute disks add-resource-policies {name} --resource-policies <schedule> --zone {zone} --project {account}',
      ],
      verify:
        "gcloud compute disks describe {name} --format='value(resourcePolicies)' --zone {zone} --project {account}",
      undo: [
        'gcloud compute disks remove-resource-policies {name} --resource-policies <schedule> --zone {zone} --project {account}',
      ],
    },
    {
      for: 'file.googleapis.com/Instance',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      run: [
        'gcloud filestore backups create <backup> --instance {name} --instance-location {location} --file-share <share> --region <other-region> --project {account}',
      ],
      verify: 'gcloud filestore backups list --project {account}',
      undo: ['gcloud filestore backups delete <backup> --region <other-region> --project {account}'],
    },
    {
      for: 'alloydb.googleapis.com/Cluster',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      portal: 'AlloyDB > Clusters > this cluster > Create secondary cluster > another region',
      undo: 'delete-new',
    },
    {
      for: 'spanner.googleapis.com/Database',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      portal: 'Spanner > Backups > the backup > Copy > instance in another region',
      undo: 'delete-new',
    },
    {
      for: 'firestore.googleapis.com/Database',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      run: ['gcloud firestore export gs://<bucket-of-other-region> --database {name} --project {account}'],
      verify: 'gcloud firestore operations list --database {name} --project {account}',
      undo: 'delete-new',
    },
    {
      for: 'bigtableadmin.googleapis.com/Instance',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      portal: 'Bigtable > Backups > the backup > Copy > cluster in another region',
      undo: 'delete-new',
    },
    {
      for: 'netapp.googleapis.com/Volume',
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      portal: 'NetApp Volumes > Volumes > this volume > Replication > Create > another region',
      undo: 'delete-new',
    },
    {
      for: ['redis.googleapis.com/Instance', 'redis.googleapis.com/Cluster', 'memcache.googleapis.com/Instance'],
      first: ['law-allows-region'],
      impact: ['second-copy-has-a-price'],
      portal:
        'Memorystore > the instance > Export > bucket in another region; cluster > Cross-region replication > Create secondary',
      undo: 'delete-new',
    },
  ],
} satisfies Recipes;
