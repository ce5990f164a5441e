import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'aws rds modify-db-instance --db-instance-identifier {name} --backup-retention-period 30 --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].BackupRetentionPeriod' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier {name} --backup-retention-period <former-days> --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['aws rds modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 30 --region {region}'],
      verify:
        "aws rds describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].BackupRetentionPeriod' --region {region}",
      undo: [
        'aws rds modify-db-cluster --db-cluster-identifier {name} --backup-retention-period <former-days> --region {region}',
      ],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 30 --region {region}',
      ],
      verify:
        "aws docdb describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].BackupRetentionPeriod' --region {region}",
      undo: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --backup-retention-period <former-days> --region {region}',
      ],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 30 --region {region}',
      ],
      verify:
        "aws neptune describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].BackupRetentionPeriod' --region {region}",
      undo: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --backup-retention-period <former-days> --region {region}',
      ],
    },
    {
      for: 'AWS::DynamoDB::Table',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'aws dynamodb update-continuous-backups --table-name {name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true,RecoveryPeriodInDays=35 --region {region}',
      ],
      verify: 'aws dynamodb describe-continuous-backups --table-name {name} --region {region}',
      undo: [
        'aws dynamodb update-continuous-backups --table-name {name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true,RecoveryPeriodInDays=<former-days> --region {region}',
      ],
    },
    {
      for: 'AWS::Redshift::Cluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'aws redshift modify-cluster --cluster-identifier {name} --automated-snapshot-retention-period 30 --region {region}',
      ],
      verify:
        "aws redshift describe-clusters --cluster-identifier {name} --query 'Clusters[].AutomatedSnapshotRetentionPeriod' --region {region}",
      undo: [
        'aws redshift modify-cluster --cluster-identifier {name} --automated-snapshot-retention-period <former-days> --region {region}',
      ],
    },
    {
      for: 'AWS::FSx::FileSystem',
      first: ['retention-agreed', 'file-system-type'],
      impact: ['backup-has-a-price'],
      run: [
        'aws fsx update-file-system --file-system-id {shortId} --windows-configuration AutomaticBackupRetentionDays=30 --region {region}',
      ],
      verify: 'aws fsx describe-file-systems --file-system-ids {shortId} --region {region}',
      undo: [
        'aws fsx update-file-system --file-system-id {shortId} --windows-configuration AutomaticBackupRetentionDays=<former-days> --region {region}',
      ],
    },
    {
      for: 'AWS::MemoryDB::Cluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['aws memorydb update-cluster --cluster-name {name} --snapshot-retention-limit 30 --region {region}'],
      verify:
        "aws memorydb describe-clusters --cluster-name {name} --query 'Clusters[].SnapshotRetentionLimit' --region {region}",
      undo: [
        'aws memorydb update-cluster --cluster-name {name} --snapshot-retention-limit <former-days> --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::ReplicationGroup',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price', 'applies-at-once'],
      run: [
        'aws elasticache modify-replication-group --replication-group-id {name} --snapshot-retention-limit 30 --apply-immediately --region {region}',
      ],
      verify:
        "aws elasticache describe-replication-groups --replication-group-id {name} --query 'ReplicationGroups[].SnapshotRetentionLimit' --region {region}",
      undo: [
        'aws elasticache modify-replication-group --replication-group-id {name} --snapshot-retention-limit <former-days> --apply-immediately --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::CacheCluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price', 'applies-at-once'],
      run: [
        'aws elasticache modify-cache-cluster --cache-cluster-id {name} --snapshot-retention-limit 30 --apply-immediately --region {region}',
      ],
      verify:
        "aws elasticache describe-cache-clusters --cache-cluster-id {name} --query 'CacheClusters[].SnapshotRetentionLimit' --region {region}",
      undo: [
        'aws elasticache modify-cache-cluster --cache-cluster-id {name} --snapshot-retention-limit <former-days> --apply-immediately --region {region}',
      ],
    },
    {
      for: 'AWS::EFS::FileSystem',
      first: ['retention-agreed'],
      impact: ['replaces-whole', 'backup-has-a-price'],
      portal: 'AWS Backup > Backup plans > plan > Rule > Total retention period: 35 days',
      undo: 'set-back-in-console',
    },
  ],
  azure: [
    {
      for: 'Microsoft.DocumentDB/cassandraClusters',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      portal: 'Managed Instance for Apache Cassandra > Settings > Backup policy > Retention',
      undo: 'set-back-in-console',
    },
    {
      for: ['Microsoft.DBforPostgreSQL/servers', 'Microsoft.DBforMySQL/servers', 'Microsoft.DBforMariaDB/servers'],
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['az resource update --ids {id} --set properties.storageProfile.backupRetentionDays=30'],
      verify: 'az resource show --ids {id} --query properties.storageProfile.backupRetentionDays',
      undo: ['az resource update --ids {id} --set properties.storageProfile.backupRetentionDays=<former-days>'],
    },
    {
      for: 'Microsoft.Sql/managedInstances',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'az sql midb short-term-retention-policy set --mi {name} --name <database> --retention-days 35 --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az sql midb short-term-retention-policy show --mi {name} --name <database> --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az sql midb short-term-retention-policy set --mi {name} --name <database> --retention-days <former-days> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['retention-agreed', 'tier-supports-it'],
      impact: ['backup-has-a-price'],
      run: ['az sql db str-policy set --ids {id} --retention-days 35'],
      verify: 'az sql db str-policy show --ids {id}',
      undo: ['az sql db str-policy set --ids {id} --retention-days <former-days>'],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['az postgres flexible-server update --ids {id} --backup-retention 30'],
      verify: 'az postgres flexible-server show --ids {id} --query backup',
      undo: ['az postgres flexible-server update --ids {id} --backup-retention <former-days>'],
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['az mysql flexible-server update --ids {id} --backup-retention 30'],
      verify: 'az mysql flexible-server show --ids {id} --query backup',
      undo: ['az mysql flexible-server update --ids {id} --backup-retention <former-days>'],
    },
    {
      for: 'Microsoft.DocumentDB/databaseAccounts',
      first: ['retention-agreed'],
      impact: ['cannot-be-undone', 'backup-has-a-price'],
      run: ['az cosmosdb update --ids {id} --backup-policy-type Continuous --continuous-tier Continuous30Days'],
      verify: 'az cosmosdb show --ids {id} --query backupPolicy',
      undo: 'no-way-back',
    },
    {
      for: [
        'Microsoft.Storage/storageAccounts',
        'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
        'Microsoft.Cache/redis',
      ],
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      portal: 'Vault or backup policy of the share, volume or cache > Retention: 30 days or more',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['gcloud sql instances patch {name} --retained-backups-count <number-of-days> --project {account}'],
      verify:
        "gcloud sql instances describe {name} --format='value(settings.backupConfiguration.backupRetentionSettings)' --project {account}",
      undo: ['gcloud sql instances patch {name} --retained-backups-count <former-number> --project {account}'],
    },
    {
      for: 'bigquery.googleapis.com/Dataset',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      portal: 'BigQuery > the dataset > Edit details > Time travel window: 7 days',
      undo: 'set-back-in-console',
    },
    {
      for: 'alloydb.googleapis.com/Cluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'gcloud alloydb clusters update {name} --enable-continuous-backup --continuous-backup-recovery-window-days <number-of-days> --region {region} --project {account}',
      ],
      verify:
        "gcloud alloydb clusters describe {name} --format='value(continuousBackupConfig)' --region {region} --project {account}",
      undo: [
        'gcloud alloydb clusters update {name} --enable-continuous-backup --continuous-backup-recovery-window-days <former-days> --region {region} --project {account}',
      ],
    },
    {
      for: 'spanner.googleapis.com/Database',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'gcloud spanner backup-schedules update <schedule> --retention-duration <days-as-14d> --database {name} --instance {parent} --project {account}',
      ],
      verify: 'gcloud spanner backup-schedules list --database {name} --instance {parent} --project {account}',
      undo: [
        'gcloud spanner backup-schedules update <schedule> --retention-duration <former-retention> --database {name} --instance {parent} --project {account}',
      ],
    },
    {
      for: [
        'firestore.googleapis.com/Database',
        'bigtableadmin.googleapis.com/Instance',
        'file.googleapis.com/Instance',
        'netapp.googleapis.com/Volume',
        'redis.googleapis.com/Instance',
        'redis.googleapis.com/Cluster',
        'memcache.googleapis.com/Instance',
      ],
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      portal: 'Backups of the service > Schedule or policy > Retention',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
