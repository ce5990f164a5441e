import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['quiet-hour'],
      impact: ['first-backup-interrupts', 'backup-has-a-price', 'runs-in-maintenance-window', 'zero-deletes-backups'],
      run: [
        'aws rds modify-db-instance --db-instance-identifier {name} --backup-retention-period 14 --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].[BackupRetentionPeriod,PendingModifiedValues]' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier {name} --backup-retention-period 0 --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['aws rds modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 14 --region {region}'],
      verify:
        "aws rds describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].BackupRetentionPeriod' --region {region}",
      undo: ['aws rds modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 1 --region {region}'],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 14 --region {region}',
      ],
      verify:
        "aws docdb describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].BackupRetentionPeriod' --region {region}",
      undo: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 1 --region {region}',
      ],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 14 --region {region}',
      ],
      verify:
        "aws neptune describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].BackupRetentionPeriod' --region {region}",
      undo: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --backup-retention-period 1 --region {region}',
      ],
    },
    {
      for: 'AWS::DynamoDB::Table',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price', 'zero-deletes-backups'],
      run: [
        'aws dynamodb update-continuous-backups --table-name {name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=true --region {region}',
      ],
      verify: 'aws dynamodb describe-continuous-backups --table-name {name} --region {region}',
      undo: [
        'aws dynamodb update-continuous-backups --table-name {name} --point-in-time-recovery-specification PointInTimeRecoveryEnabled=false --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.DocumentDB/mongoClusters',
      first: ['retention-agreed', 'cost-at-todays-load'],
      impact: ['short-outage', 'larger-class-has-a-price', 'cannot-be-undone'],
      portal: 'Cluster > Scale > Cluster tier: M25 or larger',
      undo: 'no-way-back',
    },
    {
      for: 'Microsoft.DocumentDB/cassandraClusters',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      portal: 'Managed Instance for Apache Cassandra > Settings > Backup policy',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['retention-agreed', 'tier-supports-it'],
      impact: ['backup-has-a-price'],
      run: ['az sql db str-policy set --ids {id} --retention-days 14'],
      verify: 'az sql db str-policy show --ids {id}',
      undo: ['az sql db str-policy set --ids {id} --retention-days 7'],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['az postgres flexible-server update --ids {id} --backup-retention 14'],
      verify: 'az postgres flexible-server show --ids {id} --query backup',
      undo: ['az postgres flexible-server update --ids {id} --backup-retention <former-days>'],
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['az mysql flexible-server update --ids {id} --backup-retention 14'],
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
  ],
  gcp: [
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['gcloud sql instances patch {name} --backup-start-time <hour-of-little-load> --project {account}'],
      verify: "gcloud sql instances describe {name} --format='value(settings.backupConfiguration)' --project {account}",
      undo: ['gcloud sql instances patch {name} --no-backup --project {account}'],
    },
    {
      for: 'firestore.googleapis.com/Database',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'gcloud firestore backups schedules create --database {name} --recurrence daily --retention <days-as-14d> --project {account}',
      ],
      verify: 'gcloud firestore backups schedules list --database {name} --project {account}',
      undo: [
        'gcloud firestore backups schedules delete --database {name} --backup-schedule <schedule> --project {account}',
      ],
    },
    {
      for: 'spanner.googleapis.com/Database',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        "gcloud spanner backup-schedules create <schedule> --database {name} --instance {parent} --cron '0 2 * * *' --retention-duration <days-as-14d> --backup-type full-backup --project {account}",
      ],
      verify: 'gcloud spanner backup-schedules list --database {name} --instance {parent} --project {account}',
      undo: [
        'gcloud spanner backup-schedules delete <schedule> --database {name} --instance {parent} --project {account}',
      ],
    },
    {
      for: 'alloydb.googleapis.com/Cluster',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: [
        'gcloud alloydb clusters update {name} --enable-continuous-backup --continuous-backup-recovery-window-days 14 --region {region} --project {account}',
      ],
      verify:
        "gcloud alloydb clusters describe {name} --format='value(continuousBackupConfig)' --region {region} --project {account}",
      undo: [
        'gcloud alloydb clusters update {name} --no-enable-continuous-backup --region {region} --project {account}',
      ],
    },
    {
      for: 'bigtableadmin.googleapis.com/Instance',
      first: ['retention-agreed'],
      impact: ['backup-has-a-price'],
      run: ['gcloud bigtable tables update <table> --instance {name} --enable-automated-backup --project {account}'],
      verify:
        "gcloud bigtable tables describe <table> --instance {name} --format='value(automatedBackupPolicy)' --project {account}",
      undo: ['gcloud bigtable tables update <table> --instance {name} --disable-automated-backup --project {account}'],
    },
  ],
} satisfies Recipes;
