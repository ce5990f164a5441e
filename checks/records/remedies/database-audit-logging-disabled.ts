import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['log-types-of-engine', 'audit-option-first'],
      impact: ['storage-has-a-price'],
      save: [
        "aws rds describe-db-engine-versions --engine <engine> --engine-version <version> --query 'DBEngineVersions[].ExportableLogTypes' --region {region}",
      ],
      run: [
        'aws rds modify-db-instance --db-instance-identifier {name} --cloudwatch-logs-export-configuration EnableLogTypes=<log-type-of-the-engine> --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].EnabledCloudwatchLogsExports' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier {name} --cloudwatch-logs-export-configuration DisableLogTypes=<log-type-of-the-engine> --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['log-types-of-engine', 'audit-option-first'],
      impact: ['storage-has-a-price'],
      save: [
        "aws rds describe-db-engine-versions --engine <engine> --engine-version <version> --query 'DBEngineVersions[].ExportableLogTypes' --region {region}",
      ],
      run: [
        'aws rds modify-db-cluster --db-cluster-identifier {name} --cloudwatch-logs-export-configuration EnableLogTypes=<log-type-of-the-engine> --region {region}',
      ],
      verify:
        "aws rds describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].EnabledCloudwatchLogsExports' --region {region}",
      undo: [
        'aws rds modify-db-cluster --db-cluster-identifier {name} --cloudwatch-logs-export-configuration DisableLogTypes=<log-type-of-the-engine> --region {region}',
      ],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['audit-option-first'],
      impact: ['storage-has-a-price'],
      run: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --cloudwatch-logs-export-configuration EnableLogTypes=audit --region {region}',
      ],
      verify:
        "aws docdb describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].EnabledCloudwatchLogsExports' --region {region}",
      undo: [
        'aws docdb modify-db-cluster --db-cluster-identifier {name} --cloudwatch-logs-export-configuration DisableLogTypes=audit --region {region}',
      ],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['audit-option-first'],
      impact: ['storage-has-a-price'],
      run: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --cloudwatch-logs-export-configuration EnableLogTypes=audit --region {region}',
      ],
      verify:
        "aws neptune describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].EnabledCloudwatchLogsExports' --region {region}",
      undo: [
        'aws neptune modify-db-cluster --db-cluster-identifier {name} --cloudwatch-logs-export-configuration DisableLogTypes=audit --region {region}',
      ],
    },
    {
      for: 'AWS::Redshift::Cluster',
      first: ['audit-option-first'],
      impact: ['storage-has-a-price'],
      run: [
        'aws redshift enable-logging --cluster-identifier {name} --log-destination-type cloudwatch --log-exports connectionlog userlog useractivitylog --region {region}',
      ],
      verify: 'aws redshift describe-logging-status --cluster-identifier {name} --region {region}',
      undo: ['aws redshift disable-logging --cluster-identifier {name} --region {region}'],
    },
    {
      for: 'AWS::OpenSearchService::Domain',
      first: ['target-exists'],
      impact: ['storage-has-a-price', 'blue-green-deployment'],
      run: [
        "aws opensearch update-domain-config --domain-name {name} --log-publishing-options 'AUDIT_LOGS={CloudWatchLogsLogGroupArn=<arn-of-the-log-group>,Enabled=true}' --region {region}",
      ],
      verify:
        'aws opensearch describe-domain --domain-name {name} --query DomainStatus.LogPublishingOptions --region {region}',
      undo: [
        "aws opensearch update-domain-config --domain-name {name} --log-publishing-options 'AUDIT_LOGS={CloudWatchLogsLogGroupArn=<arn-of-the-log-group>,Enabled=false}' --region {region}",
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['target-exists'],
      impact: ['storage-has-a-price', 'whole-server-affected'],
      run: [
        'az sql server audit-policy update --name {parent} --state Enabled --log-analytics-target-state Enabled --log-analytics-workspace-resource-id <id-of-the-workspace> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az sql server audit-policy show --name {parent} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az sql server audit-policy update --name {parent} --state Disabled --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Sql/managedInstances',
      first: ['target-exists', 'audit-option-first'],
      impact: ['storage-has-a-price'],
      save: ['az monitor diagnostic-settings categories list --resource {id}'],
      run: [
        'az monitor diagnostic-settings create --name audit --resource {id} --workspace <id-of-the-workspace> --logs \'[{"categoryGroup":"allLogs","enabled":true}]\'',
      ],
      verify: 'az monitor diagnostic-settings list --resource {id}',
      undo: ['az monitor diagnostic-settings delete --name audit --resource {id}'],
    },
    {
      for: [
        'Microsoft.DBforPostgreSQL/flexibleServers',
        'Microsoft.DBforMySQL/flexibleServers',
        'Microsoft.DocumentDB/databaseAccounts',
        'Microsoft.DocumentDB/mongoClusters',
        'Microsoft.DocumentDB/cassandraClusters',
        'Microsoft.DBforPostgreSQL/servers',
        'Microsoft.DBforMySQL/servers',
        'Microsoft.DBforMariaDB/servers',
        'Microsoft.Search/searchServices',
      ],
      first: ['target-exists'],
      impact: ['storage-has-a-price'],
      save: ['az monitor diagnostic-settings categories list --resource {id}'],
      run: [
        'az monitor diagnostic-settings create --name audit --resource {id} --workspace <id-of-the-workspace> --logs \'[{"categoryGroup":"allLogs","enabled":true}]\'',
      ],
      verify: 'az monitor diagnostic-settings list --resource {id}',
      undo: ['az monitor diagnostic-settings delete --name audit --resource {id}'],
    },
  ],
  gcp: [
    {
      for: [
        'spanner.googleapis.com/Database',
        'firestore.googleapis.com/Database',
        'bigtableadmin.googleapis.com/Instance',
      ],
      first: ['law-on-personal-data'],
      impact: ['storage-has-a-price'],
      portal: 'IAM & Admin > Audit Logs > service > Permission types: Data Read, Data Write',
      undo: 'set-back-in-console',
    },
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['law-on-personal-data', 'quiet-hour'],
      impact: ['replaces-whole', 'short-outage', 'storage-has-a-price'],
      save: ["gcloud sql instances describe {name} --format='value(settings.databaseFlags)' --project {account}"],
      run: [
        'gcloud sql instances patch {name} --database-flags <all-present-flags-and-those-of-the-audit-log> --project {account}',
      ],
      verify: "gcloud sql instances describe {name} --format='value(settings.databaseFlags)' --project {account}",
      undo: ['gcloud sql instances patch {name} --database-flags <former-flags> --project {account}'],
    },
  ],
} satisfies Recipes;
