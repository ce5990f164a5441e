import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['aws rds modify-db-instance --db-instance-identifier {name} --deletion-protection --region {region}'],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].DeletionProtection' --region {region}",
      undo: ['aws rds modify-db-instance --db-instance-identifier {name} --no-deletion-protection --region {region}'],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['aws rds modify-db-cluster --db-cluster-identifier {name} --deletion-protection --region {region}'],
      verify:
        "aws rds describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].DeletionProtection' --region {region}",
      undo: ['aws rds modify-db-cluster --db-cluster-identifier {name} --no-deletion-protection --region {region}'],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['aws docdb modify-db-cluster --db-cluster-identifier {name} --deletion-protection --region {region}'],
      verify:
        "aws docdb describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].DeletionProtection' --region {region}",
      undo: ['aws docdb modify-db-cluster --db-cluster-identifier {name} --no-deletion-protection --region {region}'],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['aws neptune modify-db-cluster --db-cluster-identifier {name} --deletion-protection --region {region}'],
      verify:
        "aws neptune describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].DeletionProtection' --region {region}",
      undo: ['aws neptune modify-db-cluster --db-cluster-identifier {name} --no-deletion-protection --region {region}'],
    },
    {
      for: 'AWS::DynamoDB::Table',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['aws dynamodb update-table --table-name {name} --deletion-protection-enabled --region {region}'],
      verify:
        'aws dynamodb describe-table --table-name {name} --query Table.DeletionProtectionEnabled --region {region}',
      undo: ['aws dynamodb update-table --table-name {name} --no-deletion-protection-enabled --region {region}'],
    },
  ],
  azure: [
    {
      for: [
        'Microsoft.Sql/servers/databases',
        'Microsoft.DBforPostgreSQL/flexibleServers',
        'Microsoft.DBforMySQL/flexibleServers',
        'Microsoft.DocumentDB/databaseAccounts',
        'Microsoft.DocumentDB/mongoClusters',
        'Microsoft.DocumentDB/cassandraClusters',
        'Microsoft.Sql/managedInstances',
        'Microsoft.DBforPostgreSQL/servers',
        'Microsoft.DBforMySQL/servers',
        'Microsoft.DBforMariaDB/servers',
      ],
      first: ['scripts-that-delete'],
      impact: ['lock-covers-children'],
      run: ['az lock create --name keep --lock-type CanNotDelete --resource {id}'],
      verify: 'az lock show --name keep --resource {id}',
      undo: ['az lock delete --name keep --resource {id}'],
    },
  ],
  gcp: [
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['gcloud sql instances patch {name} --deletion-protection --project {account}'],
      verify:
        "gcloud sql instances describe {name} --format='value(settings.deletionProtectionEnabled)' --project {account}",
      undo: ['gcloud sql instances patch {name} --no-deletion-protection --project {account}'],
    },
    {
      for: 'firestore.googleapis.com/Database',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['gcloud firestore databases update --database {name} --delete-protection --project {account}'],
      verify:
        "gcloud firestore databases describe --database {name} --format='value(deleteProtectionState)' --project {account}",
      undo: ['gcloud firestore databases update --database {name} --no-delete-protection --project {account}'],
    },
    {
      for: 'spanner.googleapis.com/Database',
      first: ['scripts-that-delete'],
      impact: ['interrupts-nothing'],
      run: ['gcloud spanner databases update {name} --enable-drop-protection --instance {parent} --project {account}'],
      verify:
        "gcloud spanner databases describe {name} --format='value(enableDropProtection)' --instance {parent} --project {account}",
      undo: [
        'gcloud spanner databases update {name} --no-enable-drop-protection --instance {parent} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
