import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::OpenSearchService::Domain',
      first: ['quiet-hour', 'subnets-in-each-zone'],
      impact: ['blue-green-deployment', 'second-copy-has-a-price'],
      run: [
        "aws opensearch update-domain-config --domain-name {name} --cluster-config 'ZoneAwarenessEnabled=true,ZoneAwarenessConfig={AvailabilityZoneCount=2},InstanceCount=<even-number-not-below-today>' --region {region}",
      ],
      verify:
        'aws opensearch describe-domain --domain-name {name} --query DomainStatus.ClusterConfig --region {region}',
      undo: [
        'aws opensearch update-domain-config --domain-name {name} --cluster-config ZoneAwarenessEnabled=false,InstanceCount=<former-count> --region {region}',
      ],
    },
    {
      for: 'AWS::Redshift::Cluster',
      first: ['quiet-hour', 'tier-supports-it'],
      impact: ['restarts', 'second-copy-has-a-price'],
      run: ['aws redshift modify-cluster --cluster-identifier {name} --multi-az --region {region}'],
      verify:
        "aws redshift describe-clusters --cluster-identifier {name} --query 'Clusters[].MultiAZ' --region {region}",
      undo: ['aws redshift modify-cluster --cluster-identifier {name} --no-multi-az --region {region}'],
    },
    {
      for: 'AWS::EFS::FileSystem',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      run: [
        'aws efs create-file-system --encrypted --creation-token <name> --region {region}',
        'aws efs create-mount-target --file-system-id <new-file-system> --subnet-id <subnet-in-zone-a> --security-groups <security-group> --region {region}',
        'aws efs create-mount-target --file-system-id <new-file-system> --subnet-id <subnet-in-zone-b> --security-groups <security-group> --region {region}',
      ],
      verify: 'aws efs describe-mount-targets --file-system-id <new-file-system> --region {region}',
      undo: 'old-one-until-switched',
    },
    {
      for: ['AWS::FSx::FileSystem', 'AWS::MSK::Cluster', 'AWS::AmazonMQ::Broker'],
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch', 'second-copy-has-a-price'],
      act: ['then-new-multi-zone-store', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Search/searchServices',
      first: ['tier-supports-it'],
      impact: ['second-copy-has-a-price'],
      run: ['az search service update --ids {id} --replica-count 3'],
      verify: 'az search service show --ids {id} --query replicaCount',
      undo: ['az search service update --ids {id} --replica-count <former-count>'],
    },
    {
      for: 'Microsoft.SignalRService/signalR',
      first: ['quiet-hour'],
      impact: ['restarts', 'second-copy-has-a-price'],
      run: [
        'az signalr update --name {name} --sku Premium_P1 --resource-group {resourceGroup} --subscription {account}',
      ],
      verify: 'az signalr show --name {name} --query sku --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az signalr update --name {name} --sku Standard_S1 --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.SignalRService/webPubSub',
      first: ['quiet-hour'],
      impact: ['restarts', 'second-copy-has-a-price'],
      portal: 'Web PubSub > Scale > Pricing tier: Premium',
      undo: 'set-back-in-console',
    },
    {
      for: 'Microsoft.Storage/storageAccounts',
      first: ['tier-supports-it'],
      impact: ['takes-long', 'redundancy-has-a-price'],
      save: [
        'az storage account show --name {name} --query sku.name --resource-group {resourceGroup} --subscription {account}',
      ],
      run: [
        'az storage account migration start --account-name {name} --sku <Standard_ZRS-Premium_ZRS-or-where-geo-redundant-Standard_GZRS> --no-wait --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az storage account migration show --account-name {name} --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az storage account migration start --account-name {name} --sku <former-sku> --no-wait --resource-group {resourceGroup} --subscription {account}',
      ],
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
      for: [
        'Microsoft.NetApp/netAppAccounts/capacityPools/volumes',
        'Microsoft.EventHub/namespaces',
        'Microsoft.ServiceBus/namespaces',
        'Microsoft.EventGrid/topics',
        'Microsoft.EventGrid/domains',
      ],
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch', 'second-copy-has-a-price'],
      act: ['then-new-one-in-zones', 'then-switch-clients'],
      undo: 'old-one-until-switched',
    },
  ],
  gcp: [
    {
      for: 'netapp.googleapis.com/Volume',
      first: ['clients-must-switch'],
      impact: ['built-anew', 'redundancy-has-a-price'],
      portal: 'NetApp Volumes > Storage pools > Create storage pool > Flex > Regional availability',
      undo: 'old-one-until-switched',
    },
    {
      for: 'file.googleapis.com/Instance',
      first: ['new-one-beside-the-old', 'backup-first'],
      impact: ['redundancy-has-a-price', 'clients-must-switch'],
      run: [
        'gcloud filestore instances create <new-name> --tier REGIONAL --location {region} --file-share name=<share>,capacity=<size> --network name=<network> --project {account}',
      ],
      verify:
        "gcloud filestore instances describe <new-name> --location {region} --format='value(tier)' --project {account}",
      undo: ['gcloud filestore instances delete <new-name> --location {region} --project {account}'],
    },
  ],
} satisfies Recipes;
