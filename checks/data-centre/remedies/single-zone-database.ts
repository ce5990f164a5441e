import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['subnets-in-each-zone', 'quiet-hour'],
      impact: ['slower-meanwhile', 'second-copy-has-a-price', 'runs-in-maintenance-window'],
      run: ['aws rds modify-db-instance --db-instance-identifier {name} --multi-az --region {region}'],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].[MultiAZ,PendingModifiedValues]' --region {region}",
      undo: ['aws rds modify-db-instance --db-instance-identifier {name} --no-multi-az --region {region}'],
    },
    {
      for: 'AWS::RDS::DBCluster',
      first: ['subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      run: [
        'aws rds create-db-instance --db-instance-identifier <new-reader> --db-cluster-identifier {name} --engine <engine-of-the-cluster> --db-instance-class <class-of-the-writer> --availability-zone <another-zone> --region {region}',
      ],
      verify:
        "aws rds describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].DBClusterMembers' --region {region}",
      undo: ['aws rds delete-db-instance --db-instance-identifier <new-reader> --region {region}'],
    },
    {
      for: 'AWS::DocDB::DBCluster',
      first: ['subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      run: [
        'aws docdb create-db-instance --db-instance-identifier <new-replica> --db-cluster-identifier {name} --engine docdb --db-instance-class <class-of-the-primary> --availability-zone <another-zone> --region {region}',
      ],
      verify:
        "aws docdb describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].DBClusterMembers' --region {region}",
      undo: ['aws docdb delete-db-instance --db-instance-identifier <new-replica> --region {region}'],
    },
    {
      for: 'AWS::Neptune::DBCluster',
      first: ['subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      run: [
        'aws neptune create-db-instance --db-instance-identifier <new-replica> --db-cluster-identifier {name} --engine neptune --db-instance-class <class-of-the-primary> --availability-zone <another-zone> --region {region}',
      ],
      verify:
        "aws neptune describe-db-clusters --db-cluster-identifier {name} --query 'DBClusters[].DBClusterMembers' --region {region}",
      undo: ['aws neptune delete-db-instance --db-instance-identifier <new-replica> --region {region}'],
    },
    {
      for: 'AWS::ElastiCache::ReplicationGroup',
      first: ['subnets-in-each-zone'],
      impact: ['second-copy-has-a-price', 'applies-at-once'],
      run: [
        'aws elasticache increase-replica-count --replication-group-id {name} --new-replica-count <one-more-than-today> --apply-immediately --region {region}',
        'aws elasticache wait replication-group-available --replication-group-id {name} --region {region}',
        'aws elasticache modify-replication-group --replication-group-id {name} --multi-az-enabled --automatic-failover-enabled --apply-immediately --region {region}',
      ],
      verify:
        "aws elasticache describe-replication-groups --replication-group-id {name} --query 'ReplicationGroups[].MultiAZ' --region {region}",
      undo: [
        'aws elasticache modify-replication-group --replication-group-id {name} --no-multi-az-enabled --apply-immediately --region {region}',
      ],
    },
    {
      for: 'AWS::ElastiCache::CacheCluster',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch', 'second-copy-has-a-price'],
      portal: 'ElastiCache > Create > Multi-AZ: on (Memcached: Availability Zone placements)',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'AWS::MemoryDB::Cluster',
      first: ['subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      run: [
        'aws memorydb update-cluster --cluster-name {name} --replica-configuration ReplicaCount=1 --region {region}',
      ],
      verify:
        "aws memorydb describe-clusters --cluster-name {name} --query 'Clusters[].AvailabilityMode' --region {region}",
      undo: [
        'aws memorydb update-cluster --cluster-name {name} --replica-configuration ReplicaCount=0 --region {region}',
      ],
    },
    {
      for: 'AWS::DAX::Cluster',
      first: ['subnets-in-each-zone'],
      impact: ['second-copy-has-a-price'],
      run: ['aws dax increase-replication-factor --cluster-name {name} --new-replication-factor 3 --region {region}'],
      verify:
        "aws dax describe-clusters --cluster-names {name} --query 'Clusters[].Nodes[].AvailabilityZone' --region {region}",
      undo: ['aws dax decrease-replication-factor --cluster-name {name} --new-replication-factor 1 --region {region}'],
    },
  ],
  azure: [
    {
      for: 'Microsoft.DocumentDB/mongoClusters',
      first: ['tier-supports-it'],
      impact: ['second-copy-has-a-price'],
      run: ['az resource update --ids {id} --set properties.highAvailability.targetMode=ZoneRedundantPreferred'],
      verify: 'az resource show --ids {id} --query properties.highAvailability',
      undo: ['az resource update --ids {id} --set properties.highAvailability.targetMode=Disabled'],
    },
    {
      for: 'Microsoft.DocumentDB/cassandraClusters',
      first: ['tier-supports-it', 'new-one-beside-the-old'],
      impact: ['built-anew'],
      portal: 'Managed Instance for Apache Cassandra > Data Center > Add > Availability zone: enabled',
      act: ['then-replicate-keyspaces'],
      undo: 'delete-new',
    },
    {
      for: 'Microsoft.Sql/managedInstances',
      first: ['tier-supports-it'],
      impact: ['takes-long', 'second-copy-has-a-price'],
      run: ['az sql mi update --ids {id} --zone-redundant true'],
      verify: 'az sql mi show --ids {id} --query zoneRedundant',
      undo: ['az sql mi update --ids {id} --zone-redundant false'],
    },
    {
      for: ['Microsoft.DBforPostgreSQL/servers', 'Microsoft.DBforMySQL/servers', 'Microsoft.DBforMariaDB/servers'],
      first: ['tier-supports-it', 'new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Azure Database for PostgreSQL or MySQL > Create > Flexible server > High availability: Zone redundant',
      act: ['then-move-data', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['tier-supports-it'],
      impact: ['short-outage', 'second-copy-has-a-price'],
      run: ['az sql db update --ids {id} --zone-redundant true'],
      verify: 'az sql db show --ids {id} --query zoneRedundant',
      undo: ['az sql db update --ids {id} --zone-redundant false'],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['tier-supports-it'],
      impact: ['short-outage', 'second-copy-has-a-price'],
      run: ['az postgres flexible-server update --ids {id} --zonal-resiliency Enabled'],
      verify: 'az postgres flexible-server show --ids {id} --query highAvailability',
      undo: ['az postgres flexible-server update --ids {id} --zonal-resiliency Disabled'],
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['tier-supports-it'],
      impact: ['short-outage', 'second-copy-has-a-price'],
      run: ['az mysql flexible-server update --ids {id} --high-availability ZoneRedundant'],
      verify: 'az mysql flexible-server show --ids {id} --query highAvailability',
      undo: ['az mysql flexible-server update --ids {id} --high-availability Disabled'],
    },
    {
      for: 'Microsoft.DocumentDB/databaseAccounts',
      first: ['tier-supports-it'],
      impact: ['takes-long', 'second-copy-has-a-price'],
      portal: 'Cosmos DB account > Replicate data globally',
      act: ['then-cosmos-zones'],
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Cache/redis',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Azure Managed Redis > Create > High availability: Enabled',
      act: ['then-move-data', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'Microsoft.Cache/redisEnterprise',
      first: ['tier-supports-it'],
      impact: ['second-copy-has-a-price', 'cannot-be-undone'],
      portal: 'Azure Managed Redis > Configuration > High availability: Enabled',
      undo: 'no-way-back',
    },
  ],
  gcp: [
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['quiet-hour'],
      impact: ['second-copy-has-a-price', 'short-outage'],
      run: ['gcloud sql instances patch {name} --availability-type REGIONAL --project {account}'],
      verify: "gcloud sql instances describe {name} --format='value(settings.availabilityType)' --project {account}",
      undo: ['gcloud sql instances patch {name} --availability-type ZONAL --project {account}'],
    },
    {
      for: 'alloydb.googleapis.com/Cluster',
      first: ['quiet-hour'],
      impact: ['second-copy-has-a-price', 'short-outage'],
      run: [
        'gcloud alloydb instances update <primary-instance> --availability-type REGIONAL --cluster {name} --region {region} --project {account}',
      ],
      verify:
        "gcloud alloydb instances describe <primary-instance> --format='value(availabilityType)' --cluster {name} --region {region} --project {account}",
      undo: [
        'gcloud alloydb instances update <primary-instance> --availability-type ZONAL --cluster {name} --region {region} --project {account}',
      ],
    },
    {
      for: 'bigtableadmin.googleapis.com/Instance',
      first: ['load-that-one-copy-carries'],
      impact: ['second-copy-has-a-price'],
      run: [
        'gcloud bigtable clusters create <cluster> --instance {name} --zone <zone-b> --num-nodes <nodes> --project {account}',
        'gcloud bigtable app-profiles update <app-profile> --instance {name} --route-any --project {account}',
      ],
      verify: 'gcloud bigtable clusters list --instances {name} --project {account}',
      undo: [
        'gcloud bigtable app-profiles update <app-profile> --instance {name} --route-to <former-cluster> --project {account}',
        'gcloud bigtable clusters delete <cluster> --instance {name} --project {account}',
      ],
    },
    {
      for: 'redis.googleapis.com/Instance',
      first: ['what-cannot-be-rebuilt'],
      impact: ['built-anew', 'cache-emptied', 'second-copy-has-a-price'],
      run: [
        'gcloud redis instances create <new-name> --tier standard --size <gigabytes> --region {region} --project {account}',
      ],
      verify: "gcloud redis instances describe <new-name> --format='value(tier)' --region {region} --project {account}",
      undo: ['gcloud redis instances delete <new-name> --region {region} --project {account}'],
    },
    {
      for: ['redis.googleapis.com/Cluster', 'memcache.googleapis.com/Instance'],
      first: ['new-one-beside-the-old', 'quiet-hour'],
      impact: ['redundancy-has-a-price', 'clients-must-switch', 'cache-emptied'],
      portal:
        'Memorystore > Redis Cluster > Create > Zone distribution: multiple zones, replicas; Memcached > Create > nodes in several zones',
      act: ['then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
} satisfies Recipes;
