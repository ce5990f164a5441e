import type { Recipes } from 'cloudbrief/check';
import { GOOGLE_APP_SCALING } from '../../surge/remedies/google-app-scaling.ts';

export default {
  aws: [
    {
      for: 'AWS::ECS::Service',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: ['aws ecs update-service --cluster {parent} --service {name} --desired-count 2 --region {region}'],
      verify:
        "aws ecs describe-services --cluster {parent} --services {name} --query 'services[].runningCount' --region {region}",
      undo: ['aws ecs update-service --cluster {parent} --service {name} --desired-count 1 --region {region}'],
    },
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --min-size 2 --desired-capacity 2 --max-size <two-or-more> --region {region}',
      ],
      verify: 'aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --region {region}',
      undo: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --min-size 1 --desired-capacity 1 --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.App/containerApps',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price', 'rolling-restart'],
      run: ['az containerapp update --ids {id} --min-replicas 2'],
      verify: 'az containerapp show --ids {id} --query properties.template.scale',
      undo: ['az containerapp update --ids {id} --min-replicas 1'],
    },
    {
      for: 'Microsoft.Web/serverfarms',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: ['az appservice plan update --ids {id} --number-of-workers 2'],
      verify: 'az appservice plan show --ids {id} --query sku.capacity',
      undo: ['az appservice plan update --ids {id} --number-of-workers 1'],
    },
    {
      for: 'Microsoft.Web/sites',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: [
        'az appservice plan update --name <plan> --number-of-workers 2 --resource-group <resource-group-of-the-plan> --subscription {account}',
      ],
      verify:
        'az appservice plan show --name <plan> --query sku.capacity --resource-group <resource-group-of-the-plan> --subscription {account}',
      undo: [
        'az appservice plan update --name <plan> --number-of-workers 1 --resource-group <resource-group-of-the-plan> --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.ContainerService/managedClusters/agentPools',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: [
        'az aks nodepool scale --cluster-name {parent} --name {shortId} --node-count 2 --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks nodepool show --cluster-name {parent} --name {shortId} --query count --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az aks nodepool scale --cluster-name {parent} --name {shortId} --node-count 1 --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.Compute/virtualMachineScaleSets',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price'],
      run: ['az vmss scale --ids {id} --new-capacity 2'],
      verify:
        'az vmss show --name {name} --resource-group {resourceGroup} --subscription {account} --query sku.capacity',
      undo: ['az vmss scale --ids {id} --new-capacity 1'],
    },
    {
      for: 'Microsoft.ContainerInstance/containerGroups',
      first: ['state-not-on-server'],
      impact: ['second-copy-has-a-price', 'built-anew'],
      portal: 'Container Apps > Create > Min replicas: 2',
      act: ['then-move-work', 'or-second-container-group'],
      undo: 'old-one-until-switched',
    },
  ],
  gcp: [
    ...GOOGLE_APP_SCALING,
    {
      for: 'compute.googleapis.com/InstanceGroupManager',
      first: ['state-not-on-server'],
      impact: ['more-copies-have-a-price'],
      run: [
        'gcloud compute instance-groups managed set-autoscaling {name} --min-num-replicas 2 --max-num-replicas <upper-limit> --target-cpu-utilization <share> --region {region} --project {account}',
      ],
      verify: 'gcloud compute instance-groups managed describe {name} --region {region} --project {account}',
      undo: [
        'gcloud compute instance-groups managed set-autoscaling {name} --min-num-replicas 1 --max-num-replicas <upper-limit> --target-cpu-utilization <share> --region {region} --project {account}',
      ],
    },
    {
      for: 'container.googleapis.com/NodePool',
      first: ['state-not-on-server'],
      impact: ['more-copies-have-a-price'],
      run: [
        'gcloud container node-pools update {shortId} --enable-autoscaling --min-nodes 2 --max-nodes <upper-limit> --cluster {parent} --location {location} --project {account}',
      ],
      verify:
        "gcloud container node-pools describe {shortId} --format='value(autoscaling)' --cluster {parent} --location {location} --project {account}",
      undo: [
        'gcloud container node-pools update {shortId} --enable-autoscaling --min-nodes 1 --max-nodes <upper-limit> --cluster {parent} --location {location} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
