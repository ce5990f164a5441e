import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['law-allows-region', 'replica-lag-acceptable'],
      impact: ['transfer-has-a-price', 'second-copy-has-a-price'],
      run: [
        'aws rds create-db-instance-read-replica --db-instance-identifier <replica> --source-db-instance-identifier {id} --source-region {region} --db-subnet-group-name <subnet-group-there> --vpc-security-group-ids <security-group-there> --kms-key-id <key-there> --region <other-region>',
      ],
      verify: 'aws rds describe-db-instances --db-instance-identifier <replica> --region <other-region>',
      undo: [
        'aws rds delete-db-instance --db-instance-identifier <replica> --skip-final-snapshot --region <other-region>',
      ],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['law-allows-region', 'replica-lag-acceptable'],
      impact: ['transfer-has-a-price', 'second-copy-has-a-price'],
      run: [
        'aws rds create-global-cluster --global-cluster-identifier <global-cluster> --source-db-cluster-identifier {id} --region {region}',
        'aws rds create-db-cluster --db-cluster-identifier <replica> --global-cluster-identifier <global-cluster> --engine <engine> --db-subnet-group-name <subnet-group-there> --vpc-security-group-ids <security-group-there> --kms-key-id <key-there> --region <other-region>',
        'aws rds create-db-instance --db-instance-identifier <reader> --db-cluster-identifier <replica> --db-instance-class <class> --engine <engine> --region <other-region>',
      ],
      verify: 'aws rds describe-global-clusters --global-cluster-identifier <global-cluster> --region {region}',
      undo: [
        'aws rds remove-from-global-cluster --global-cluster-identifier <global-cluster> --db-cluster-identifier <arn-of-the-replica> --region {region}',
        'aws rds delete-db-instance --db-instance-identifier <reader> --region <other-region>',
        'aws rds delete-db-cluster --db-cluster-identifier <replica> --skip-final-snapshot --region <other-region>',
      ],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['law-allows-region', 'replica-lag-acceptable'],
      impact: ['transfer-has-a-price', 'second-copy-has-a-price'],
      run: [
        'aws docdb create-global-cluster --global-cluster-identifier <global-cluster> --source-db-cluster-identifier {id} --region {region}',
        'aws docdb create-db-cluster --db-cluster-identifier <replica> --global-cluster-identifier <global-cluster> --engine docdb --db-subnet-group-name <subnet-group-there> --vpc-security-group-ids <security-group-there> --kms-key-id <key-there> --region <other-region>',
        'aws docdb create-db-instance --db-instance-identifier <reader> --db-cluster-identifier <replica> --db-instance-class <class> --engine docdb --region <other-region>',
      ],
      verify: 'aws docdb describe-global-clusters --global-cluster-identifier <global-cluster> --region {region}',
      undo: [
        'aws docdb remove-from-global-cluster --global-cluster-identifier <global-cluster> --db-cluster-identifier <arn-of-the-replica> --region {region}',
        'aws docdb delete-db-instance --db-instance-identifier <reader> --region <other-region>',
        'aws docdb delete-db-cluster --db-cluster-identifier <replica> --skip-final-snapshot --region <other-region>',
      ],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['law-allows-region', 'replica-lag-acceptable'],
      impact: ['transfer-has-a-price', 'second-copy-has-a-price'],
      run: [
        'aws neptune create-global-cluster --global-cluster-identifier <global-cluster> --source-db-cluster-identifier {id} --region {region}',
        'aws neptune create-db-cluster --db-cluster-identifier <replica> --global-cluster-identifier <global-cluster> --engine neptune --db-subnet-group-name <subnet-group-there> --vpc-security-group-ids <security-group-there> --kms-key-id <key-there> --region <other-region>',
        'aws neptune create-db-instance --db-instance-identifier <reader> --db-cluster-identifier <replica> --db-instance-class <class> --engine neptune --region <other-region>',
      ],
      verify: 'aws neptune describe-global-clusters --global-cluster-identifier <global-cluster> --region {region}',
      undo: [
        'aws neptune remove-from-global-cluster --global-cluster-identifier <global-cluster> --db-cluster-identifier <arn-of-the-replica> --region {region}',
        'aws neptune delete-db-instance --db-instance-identifier <reader> --region <other-region>',
        'aws neptune delete-db-cluster --db-cluster-identifier <replica> --skip-final-snapshot --region <other-region>',
      ],
    },
    {
      for: 'AWS::DynamoDB::Table',
      first: ['law-allows-region'],
      impact: ['transfer-has-a-price'],
      run: [
        "aws dynamodb update-table --table-name {name} --replica-updates 'Create={RegionName=<other-region>}' --region {region}",
      ],
      verify: 'aws dynamodb describe-table --table-name {name} --query Table.Replicas --region {region}',
      undo: [
        "aws dynamodb update-table --table-name {name} --replica-updates 'Delete={RegionName=<other-region>}' --region {region}",
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['law-allows-region', 'replica-lag-acceptable'],
      impact: ['transfer-has-a-price'],
      run: [
        'az sql db replica create --name {shortId} --server {parent} --partner-server <server-in-the-other-region> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az sql db replica list-links --name {shortId} --server {parent} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az sql db replica delete-link --name {shortId} --server {parent} --partner-server <server-in-the-other-region> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['law-allows-region', 'replica-lag-acceptable'],
      impact: ['transfer-has-a-price'],
      run: [
        'az postgres flexible-server replica create --name <replica> --source-server {id} --location <other-region> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az postgres flexible-server replica list --name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az postgres flexible-server delete --name <replica> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['law-allows-region', 'replica-lag-acceptable'],
      impact: ['transfer-has-a-price'],
      run: [
        'az mysql flexible-server replica create --replica-name <replica> --source-server {id} --location <other-region> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az mysql flexible-server replica list --name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az mysql flexible-server delete --name <replica> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.DocumentDB/databaseAccounts',
      first: ['law-allows-region'],
      impact: ['transfer-has-a-price'],
      portal: 'Cosmos DB account > Replicate data globally > add the other region',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
