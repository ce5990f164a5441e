import type { Recipes } from 'cloudbrief/check';
import { INTERNAL_CONTAINER_APP, PRIVATE_CONTAINER_GROUP } from './internal-containers.ts';

export default {
  aws: [
    {
      for: 'AWS::RDS::DBInstance',
      first: ['list-clients', 'clients-in-same-vpc', 'rule-may-open-more'],
      impact: ['outside-clients-cut', 'address-changes-outage'],
      save: [
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --source-group <security-group-of-the-application> --region {region}',
        'aws ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {ipPermission} --region {region}',
        'aws rds modify-db-instance --db-instance-identifier {name} --no-publicly-accessible --region {region}',
      ],
      verify:
        "aws rds describe-db-instances --db-instance-identifier {name} --query 'DBInstances[].PubliclyAccessible' --region {region}",
      undo: [
        'aws rds modify-db-instance --db-instance-identifier {name} --publicly-accessible --region {region}',
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --cidr <address-of-the-client> --region {region}',
      ],
    },
    {
      for: ['AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'],
      first: ['list-clients', 'clients-in-same-vpc', 'rule-may-open-more'],
      impact: ['outside-clients-cut'],
      save: [
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --source-group <security-group-of-the-application> --region {region}',
        'aws ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {ipPermission} --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --cidr <address-of-the-client> --region {region}',
      ],
    },
    {
      for: 'AWS::Redshift::Cluster',
      first: ['list-clients', 'clients-in-same-vpc'],
      impact: ['outside-clients-cut', 'address-changes-outage'],
      run: ['aws redshift modify-cluster --cluster-identifier {name} --no-publicly-accessible --region {region}'],
      verify:
        "aws redshift describe-clusters --cluster-identifier {name} --query 'Clusters[].PubliclyAccessible' --region {region}",
      undo: ['aws redshift modify-cluster --cluster-identifier {name} --publicly-accessible --region {region}'],
    },
    {
      for: [
        'AWS::EC2::Instance',
        'AWS::ElasticLoadBalancingV2::LoadBalancer',
        'AWS::ElasticLoadBalancing::LoadBalancer',
      ],
      first: ['list-clients', 'rule-may-open-more'],
      impact: ['outside-clients-cut'],
      save: [
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --source-group <security-group-of-the-application> --region {region}',
        'aws ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {ipPermission} --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --cidr <address-of-the-client> --region {region}',
      ],
    },
    {
      for: 'AWS::ECS::Service',
      first: ['list-clients', 'rule-may-open-more'],
      impact: ['outside-clients-cut'],
      save: [
        'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region} > rules-before.json',
      ],
      run: [
        'aws ec2 revoke-security-group-ingress --group-id {group} --ip-permissions {ipPermission} --region {region}',
      ],
      verify: 'aws ec2 describe-security-group-rules --filters Name=group-id,Values={group} --region {region}',
      undo: [
        'aws ec2 authorize-security-group-ingress --group-id {group} --protocol tcp --port {port} --cidr <address-of-the-client> --region {region}',
      ],
    },
  ],
  azure: [
    { ...INTERNAL_CONTAINER_APP, impact: ['outside-clients-cut'] },
    PRIVATE_CONTAINER_GROUP,
    {
      for: [
        'Microsoft.Compute/virtualMachines',
        'Microsoft.Network/loadBalancers',
        'Microsoft.Network/applicationGateways',
      ],
      first: ['list-clients', 'rule-may-open-more'],
      impact: ['outside-clients-cut'],
      save: [
        'az network nsg rule list --nsg-name {group} --resource-group {groupResourceGroup} --subscription {account} > rules-before.json',
      ],
      run: [
        'az network nsg rule update --nsg-name {group} --name {rule} --source-address-prefixes <addresses-of-the-applications> --resource-group {groupResourceGroup} --subscription {account}',
      ],
      verify:
        'az network nsg rule list --nsg-name {group} --resource-group {groupResourceGroup} --subscription {account}',
      undo: [
        'az network nsg rule update --nsg-name {group} --name {rule} --source-address-prefixes <former-addresses> --resource-group {groupResourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Sql/servers/databases',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut', 'whole-server-affected'],
      run: [
        'az sql server update --name {parent} --enable-public-network false --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az sql server show --name {parent} --query publicNetworkAccess --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az sql server update --name {parent} --enable-public-network true --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.DBforPostgreSQL/flexibleServers',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az postgres flexible-server update --ids {id} --public-access Disabled'],
      verify: 'az postgres flexible-server show --ids {id} --query network.publicNetworkAccess',
      undo: ['az postgres flexible-server update --ids {id} --public-access Enabled'],
    },
    {
      for: 'Microsoft.DBforMySQL/flexibleServers',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az mysql flexible-server update --ids {id} --public-access Disabled'],
      verify: 'az mysql flexible-server show --ids {id} --query network.publicNetworkAccess',
      undo: ['az mysql flexible-server update --ids {id} --public-access Enabled'],
    },
    {
      for: [
        'Microsoft.DocumentDB/mongoClusters',
        'Microsoft.DBforPostgreSQL/servers',
        'Microsoft.DBforMySQL/servers',
        'Microsoft.DBforMariaDB/servers',
      ],
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az resource update --ids {id} --set properties.publicNetworkAccess=Disabled'],
      verify: 'az resource show --ids {id} --query properties.publicNetworkAccess',
      undo: ['az resource update --ids {id} --set properties.publicNetworkAccess=Enabled'],
    },
    {
      for: 'Microsoft.DocumentDB/databaseAccounts',
      first: ['list-clients', 'private-endpoint-first'],
      impact: ['outside-clients-cut'],
      run: ['az cosmosdb update --ids {id} --public-network-access DISABLED'],
      verify: 'az cosmosdb show --ids {id} --query publicNetworkAccess',
      undo: ['az cosmosdb update --ids {id} --public-network-access ENABLED'],
    },
  ],
  gcp: [
    {
      for: [
        'compute.googleapis.com/BackendService',
        'compute.googleapis.com/RegionBackendService',
        'compute.googleapis.com/TargetPool',
        'compute.googleapis.com/TargetInstance',
      ],
      first: ['rule-may-open-more', 'list-clients'],
      impact: ['outside-clients-cut'],
      save: [
        'gcloud compute firewall-rules describe <firewall-rule> --format=json --project {account} > rules-before.json',
      ],
      run: [
        'gcloud compute firewall-rules update <firewall-rule> --source-ranges <addresses-of-clients> --project {account}',
      ],
      verify:
        "gcloud compute firewall-rules describe <firewall-rule> --format='value(sourceRanges)' --project {account}",
      undo: [
        'gcloud compute firewall-rules update <firewall-rule> --source-ranges <former-addresses> --project {account}',
      ],
    },
    {
      for: 'sqladmin.googleapis.com/Instance',
      first: ['list-clients'],
      impact: ['outside-clients-cut', 'replaces-whole'],
      save: [
        "gcloud sql instances describe {name} --format='value(settings.ipConfiguration.authorizedNetworks)' --project {account}",
      ],
      run: ['gcloud sql instances patch {name} --authorized-networks <addresses-that-need-it> --project {account}'],
      verify: "gcloud sql instances describe {name} --format='value(settings.ipConfiguration)' --project {account}",
      undo: ['gcloud sql instances patch {name} --authorized-networks <former-networks> --project {account}'],
    },
    {
      for: 'compute.googleapis.com/Instance',
      first: ['list-clients', 'rule-may-open-more'],
      impact: ['outside-clients-cut'],
      save: ['gcloud compute firewall-rules describe {group} --format=json --project {account} > rules-before.json'],
      run: [
        'gcloud compute firewall-rules update {group} --source-ranges <addresses-that-need-it> --project {account}',
      ],
      verify: "gcloud compute firewall-rules describe {group} --format='value(sourceRanges)' --project {account}",
      undo: ['gcloud compute firewall-rules update {group} --source-ranges <former-addresses> --project {account}'],
    },
  ],
} satisfies Recipes;
