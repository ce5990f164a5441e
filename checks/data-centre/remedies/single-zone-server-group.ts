import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['subnets-in-each-zone', 'state-not-on-server'],
      impact: ['rebalances-at-once'],
      save: [
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].VPCZoneIdentifier' --region {region}",
      ],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --vpc-zone-identifier <subnet-in-zone-a>,<subnet-in-zone-b> --region {region}',
      ],
      verify:
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].AvailabilityZones' --region {region}",
      undo: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --vpc-zone-identifier <former-subnets> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.App/managedEnvironments',
      first: ['new-one-beside-the-old'],
      impact: ['built-anew', 'clients-must-switch'],
      portal: 'Container Apps environment > Create > Zone redundancy: Enabled; Networking > own subnet',
      act: ['then-move-work'],
      undo: 'old-one-until-switched',
    },
    {
      for: 'Microsoft.Compute/virtualMachineScaleSets',
      first: ['tier-supports-it', 'state-not-on-server'],
      impact: ['only-from-now', 'cannot-be-undone'],
      run: ['az vmss update --ids {id} --set zones=\'["1","2","3"]\''],
      verify: 'az vmss show --name {name} --resource-group {resourceGroup} --subscription {account} --query zones',
      undo: 'no-way-back',
    },
    {
      for: 'Microsoft.Web/serverfarms',
      first: ['tier-supports-it'],
      impact: ['second-copy-has-a-price'],
      run: ['az appservice plan update --ids {id} --set zoneRedundant=true sku.capacity=<two-or-more-not-below-today>'],
      verify: 'az appservice plan show --ids {id} --query zoneRedundant',
      undo: ['az appservice plan update --ids {id} --set zoneRedundant=false'],
    },
    {
      for: 'Microsoft.ContainerService/managedClusters/agentPools',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price', 'move-one-by-one'],
      run: [
        'az aks nodepool add --cluster-name {parent} --name <new-pool> --node-count 3 --zones 1 2 3 --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks nodepool show --cluster-name {parent} --name <new-pool> --query availabilityZones --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az aks nodepool delete --cluster-name {parent} --name <new-pool> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'container.googleapis.com/NodePool',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price', 'rolling-restart'],
      run: [
        'gcloud container node-pools update {shortId} --node-locations <zone-a>,<zone-b>,<zone-c> --cluster {parent} --location {location} --project {account}',
      ],
      verify:
        "gcloud container node-pools describe {shortId} --format='value(locations)' --cluster {parent} --location {location} --project {account}",
      undo: [
        'gcloud container node-pools update {shortId} --node-locations <former-zone> --cluster {parent} --location {location} --project {account}',
      ],
    },
    {
      for: 'compute.googleapis.com/InstanceGroupManager',
      first: ['state-not-on-server'],
      impact: ['built-anew', 'second-copy-has-a-price'],
      run: [
        'gcloud compute instance-groups managed create <new-group> --template <template> --size <size> --region {region} --project {account}',
      ],
      verify:
        "gcloud compute instance-groups managed describe <new-group> --format='value(distributionPolicy)' --region {region} --project {account}",
      undo: ['gcloud compute instance-groups managed delete <new-group> --region {region} --project {account}'],
    },
  ],
} satisfies Recipes;
