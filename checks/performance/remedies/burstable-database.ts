import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price', 'runs-in-maintenance-window'],
      save: [
        "aws rds describe-orderable-db-instance-options --engine <engine> --engine-version <version> --query 'OrderableDBInstanceOptions[].DBInstanceClass' --region {region}",
      ],
      run: [
        'aws rds modify-db-instance --db-instance-identifier {name} --db-instance-class <class-of-at-least-the-same-memory> --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].[DBInstanceClass,PendingModifiedValues]' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier {name} --db-instance-class <former-class> --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price', 'runs-in-maintenance-window'],
      run: [
        'aws rds modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <class-of-at-least-the-same-memory> --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --filters Name=db-cluster-id,Values={name} --query 'DBInstances[].DBInstanceClass' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <former-class> --region {region}',
      ],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price', 'runs-in-maintenance-window'],
      run: [
        'aws docdb modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <class-of-at-least-the-same-memory> --region {region}',
      ],
      verify:
        "aws docdb describe-db-instances --filters Name=db-cluster-id,Values={name} --query 'DBInstances[].DBInstanceClass' --region {region}",
      undo: [
        'aws docdb modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <former-class> --region {region}',
      ],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price', 'runs-in-maintenance-window'],
      run: [
        'aws neptune modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <class-of-at-least-the-same-memory> --region {region}',
      ],
      verify:
        "aws neptune describe-db-instances --filters Name=db-cluster-id,Values={name} --query 'DBInstances[].DBInstanceClass' --region {region}",
      undo: [
        'aws neptune modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <former-class> --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::ReplicationGroup',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price', 'applies-at-once'],
      run: [
        'aws elasticache list-allowed-node-type-modifications --replication-group-id {name} --region {region}',
        'aws elasticache modify-replication-group --replication-group-id {name} --cache-node-type <node-type-of-at-least-the-same-memory> --apply-immediately --region {region}',
      ],
      verify:
        "aws elasticache describe-replication-groups --replication-group-id {name} --query 'ReplicationGroups[].CacheNodeType' --region {region}",
      undo: [
        'aws elasticache modify-replication-group --replication-group-id {name} --cache-node-type <former-node-type> --apply-immediately --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::CacheCluster',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['cache-emptied', 'larger-class-has-a-price', 'applies-at-once'],
      run: [
        'aws elasticache list-allowed-node-type-modifications --cache-cluster-id {name} --region {region}',
        'aws elasticache modify-cache-cluster --cache-cluster-id {name} --cache-node-type <node-type-of-at-least-the-same-memory> --apply-immediately --region {region}',
      ],
      verify:
        "aws elasticache describe-cache-clusters --cache-cluster-id {name} --query 'CacheClusters[].CacheNodeType' --region {region}",
      undo: [
        'aws elasticache modify-cache-cluster --cache-cluster-id {name} --cache-node-type <former-node-type> --apply-immediately --region {region}',
      ],
    },
    {
      for: 'AWS::MemoryDB::Cluster',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price'],
      run: [
        'aws memorydb list-allowed-node-type-updates --cluster-name {name} --region {region}',
        'aws memorydb update-cluster --cluster-name {name} --node-type <node-type-of-at-least-the-same-memory> --region {region}',
      ],
      verify: "aws memorydb describe-clusters --cluster-name {name} --query 'Clusters[].NodeType' --region {region}",
      undo: ['aws memorydb update-cluster --cluster-name {name} --node-type <former-node-type> --region {region}'],
    },
    {
      for: 'AWS::OpenSearchService::Domain',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['blue-green-deployment', 'larger-class-has-a-price'],
      run: [
        'aws opensearch update-domain-config --domain-name {name} --cluster-config InstanceType=<type-of-at-least-the-same-memory> --region {region}',
      ],
      verify:
        'aws opensearch describe-domain --domain-name {name} --query DomainStatus.ClusterConfig --region {region}',
      undo: [
        'aws opensearch update-domain-config --domain-name {name} --cluster-config InstanceType=<former-type> --region {region}',
      ],
    },
    {
      for: 'AWS::MSK::Cluster',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['rolling-restart', 'larger-class-has-a-price'],
      run: [
        'aws kafka update-broker-type --cluster-arn {id} --current-version <current-version> --target-instance-type <type-of-at-least-the-same-memory> --region {region}',
      ],
      verify: 'aws kafka describe-cluster-v2 --cluster-arn {id} --region {region}',
      undo: [
        'aws kafka update-broker-type --cluster-arn {id} --current-version <current-version> --target-instance-type <former-type> --region {region}',
      ],
    },
    {
      for: 'AWS::AmazonMQ::Broker',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['restarts', 'larger-class-has-a-price'],
      run: [
        'aws mq update-broker --broker-id {shortId} --host-instance-type <type-of-at-least-the-same-memory> --region {region}',
        'aws mq reboot-broker --broker-id {shortId} --region {region}',
      ],
      verify: 'aws mq describe-broker --broker-id {shortId} --query HostInstanceType --region {region}',
      undo: [
        'aws mq update-broker --broker-id {shortId} --host-instance-type <former-type> --region {region}',
        'aws mq reboot-broker --broker-id {shortId} --region {region}',
      ],
    },
    {
      for: 'AWS::DAX::Cluster',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      run: [
        'aws dax create-cluster --cluster-name <new-cluster> --node-type <node-type> --replication-factor 3 --iam-role-arn <role> --subnet-group-name <subnet-group> --security-group-ids <security-group> --sse-specification Enabled=true --cluster-endpoint-encryption-type TLS --region {region}',
      ],
      verify: 'aws dax describe-clusters --cluster-names <new-cluster> --region {region}',
      undo: ['aws dax delete-cluster --cluster-name <new-cluster> --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.DocumentDB/mongoClusters',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['short-outage', 'larger-class-has-a-price'],
      run: ['az resource update --ids {id} --set properties.compute.tier=<tier-of-at-least-the-same-memory>'],
      verify: 'az resource show --ids {id} --query properties.compute.tier',
      undo: ['az resource update --ids {id} --set properties.compute.tier=<former-tier>'],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['restarts', 'larger-class-has-a-price'],
      run: [
        'az postgres flexible-server update --ids {id} --tier GeneralPurpose --sku-name <size-of-at-least-the-same-memory>',
      ],
      verify: 'az postgres flexible-server show --ids {id} --query sku',
      undo: ['az postgres flexible-server update --ids {id} --tier Burstable --sku-name <former-size>'],
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['restarts', 'larger-class-has-a-price'],
      run: [
        'az mysql flexible-server update --ids {id} --tier GeneralPurpose --sku-name <size-of-at-least-the-same-memory>',
      ],
      verify: 'az mysql flexible-server show --ids {id} --query sku',
      undo: ['az mysql flexible-server update --ids {id} --tier Burstable --sku-name <former-size>'],
    },
    {
      for: 'Microsoft.Cache/redis',
      first: ['class-of-same-architecture-and-memory'],
      impact: ['short-outage', 'larger-class-has-a-price', 'no-scale-down'],
      run: ['az redis update --ids {id} --sku Standard --vm-size <size-of-at-least-the-same-memory>'],
      verify: 'az redis show --ids {id} --query sku',
      undo: 'no-way-back',
    },
  ],
  gcp: [
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['quiet-hour', 'load-that-one-copy-carries'],
      impact: ['short-outage', 'larger-class-has-a-price'],
      run: ['gcloud sql instances patch {name} --tier <tier-with-dedicated-cores> --project {account}'],
      verify: "gcloud sql instances describe {name} --format='value(settings.tier)' --project {account}",
      undo: ['gcloud sql instances patch {name} --tier <former-tier> --project {account}'],
    },
    {
      for: 'redis.googleapis.com/Cluster',
      first: ['backup-first', 'quiet-hour'],
      impact: ['larger-class-has-a-price', 'slower-meanwhile'],
      portal: 'Memorystore > Redis Cluster > the cluster > Edit > Node type',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
