import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::EC2::Instance',
      first: ['class-of-same-architecture-and-memory', 'drivers-for-new-generation', 'quiet-hour', 'not-in-a-group'],
      impact: ['server-stops', 'address-changes'],
      run: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --instance-type Value=<current-type-of-the-same-architecture> --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
      verify:
        "aws ec2 describe-instances --instance-ids {shortId} --query 'Reservations[].Instances[].InstanceType' --region {region}",
      undo: [
        'aws ec2 stop-instances --instance-ids {shortId} --region {region}',
        'aws ec2 wait instance-stopped --instance-ids {shortId} --region {region}',
        'aws ec2 modify-instance-attribute --instance-id {shortId} --instance-type Value=<former-type> --region {region}',
        'aws ec2 start-instances --instance-ids {shortId} --region {region}',
      ],
    },
    {
      for: 'AWS::RDS::DBInstance',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['short-outage', 'runs-in-maintenance-window'],
      run: [
        'aws rds modify-db-instance --db-instance-identifier {name} --db-instance-class <current-class-of-at-least-the-same-memory> --region {region}',
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
      impact: ['short-outage', 'runs-in-maintenance-window'],
      run: [
        'aws rds modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <current-class-of-at-least-the-same-memory> --region {region}',
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
      impact: ['short-outage', 'runs-in-maintenance-window'],
      run: [
        'aws docdb modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <current-class-of-at-least-the-same-memory> --region {region}',
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
      impact: ['short-outage', 'runs-in-maintenance-window'],
      run: [
        'aws neptune modify-db-instance --db-instance-identifier <instance-of-the-cluster> --db-instance-class <current-class-of-at-least-the-same-memory> --region {region}',
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
      impact: ['short-outage', 'applies-at-once'],
      run: [
        'aws elasticache list-allowed-node-type-modifications --replication-group-id {name} --region {region}',
        'aws elasticache modify-replication-group --replication-group-id {name} --cache-node-type <current-node-type> --apply-immediately --region {region}',
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
      impact: ['cache-emptied', 'applies-at-once'],
      run: [
        'aws elasticache modify-cache-cluster --cache-cluster-id {name} --cache-node-type <current-node-type> --apply-immediately --region {region}',
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
      impact: ['short-outage'],
      run: ['aws memorydb update-cluster --cluster-name {name} --node-type <current-node-type> --region {region}'],
      verify: "aws memorydb describe-clusters --cluster-name {name} --query 'Clusters[].NodeType' --region {region}",
      undo: ['aws memorydb update-cluster --cluster-name {name} --node-type <former-node-type> --region {region}'],
    },
    {
      for: 'AWS::Redshift::Cluster',
      first: ['quiet-hour', 'backup-first'],
      impact: ['read-only-during-change', 'larger-class-has-a-price'],
      save: [
        "aws redshift describe-clusters --cluster-identifier {name} --query 'Clusters[].[NodeType,NumberOfNodes]' --region {region}",
      ],
      run: [
        'aws redshift resize-cluster --cluster-identifier {name} --node-type <current-node-type> --number-of-nodes <nodes> --region {region}',
      ],
      verify: 'aws redshift describe-resize --cluster-identifier {name} --region {region}',
      undo: [
        'aws redshift resize-cluster --cluster-identifier {name} --node-type <former-node-type> --number-of-nodes <former-nodes> --region {region}',
      ],
    },
    {
      for: 'AWS::OpenSearchService::Domain',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['blue-green-deployment'],
      run: [
        'aws opensearch update-domain-config --domain-name {name} --cluster-config InstanceType=<current-type> --region {region}',
      ],
      verify:
        'aws opensearch describe-domain --domain-name {name} --query DomainStatus.ClusterConfig --region {region}',
      undo: [
        'aws opensearch update-domain-config --domain-name {name} --cluster-config InstanceType=<former-type> --region {region}',
      ],
    },
    {
      for: 'AWS::DAX::Cluster',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      run: [
        'aws dax create-cluster --cluster-name <new-cluster> --node-type <current-node-type> --replication-factor 3 --iam-role-arn <role> --subnet-group-name <subnet-group> --security-group-ids <security-group> --sse-specification Enabled=true --cluster-endpoint-encryption-type TLS --region {region}',
      ],
      verify: 'aws dax describe-clusters --cluster-names <new-cluster> --region {region}',
      undo: ['aws dax delete-cluster --cluster-name <new-cluster> --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachines',
      first: ['class-of-same-architecture-and-memory', 'drivers-for-new-generation', 'quiet-hour'],
      impact: ['restarts', 'temporary-disk-lost'],
      run: [
        "az vm list-vm-resize-options --ids {id} --query '[].name'",
        'az vm resize --ids {id} --size <current-size>',
      ],
      verify: 'az vm show --ids {id} --query hardwareProfile.vmSize',
      undo: ['az vm resize --ids {id} --size <former-size>'],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['restarts'],
      run: ['az postgres flexible-server update --ids {id} --sku-name <current-size>'],
      verify: 'az postgres flexible-server show --ids {id} --query sku',
      undo: ['az postgres flexible-server update --ids {id} --sku-name <former-size>'],
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['class-of-same-architecture-and-memory', 'quiet-hour'],
      impact: ['restarts'],
      run: ['az mysql flexible-server update --ids {id} --sku-name <current-size>'],
      verify: 'az mysql flexible-server show --ids {id} --query sku',
      undo: ['az mysql flexible-server update --ids {id} --sku-name <former-size>'],
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['quiet-hour'],
      impact: ['short-outage'],
      run: ['az sql db update --ids {id} --service-objective <current-objective>'],
      verify: 'az sql db show --ids {id} --query currentServiceObjectiveName',
      undo: ['az sql db update --ids {id} --service-objective <former-objective>'],
    },
    {
      for: ['Microsoft.Cache/redis', 'Microsoft.Cache/redisEnterprise'],
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Azure Managed Redis > Create',
      act: ['then-move-data', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;
