import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['quota-and-addresses-suffice'],
      impact: ['more-copies-have-a-price'],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --max-size <upper-limit> --region {region}',
      ],
      verify:
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].MaxSize' --region {region}",
      undo: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --max-size <former-limit> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: ['Microsoft.Compute/virtualMachineScaleSets', 'Microsoft.Web/serverfarms'],
      first: ['quota-and-addresses-suffice'],
      impact: ['more-copies-have-a-price'],
      run: [
        'az monitor autoscale update --name <autoscale-setting> --max-count <upper-limit> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az monitor autoscale show --name <autoscale-setting> --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az monitor autoscale update --name <autoscale-setting> --max-count <former-limit> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
    {
      for: 'Microsoft.ContainerService/managedClusters/agentPools',
      first: ['quota-and-addresses-suffice'],
      impact: ['more-copies-have-a-price'],
      run: [
        'az aks nodepool update --cluster-name {parent} --name {shortId} --update-cluster-autoscaler --min-count <minimum> --max-count <upper-limit> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks nodepool show --cluster-name {parent} --name {shortId} --query maxCount --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az aks nodepool update --cluster-name {parent} --name {shortId} --update-cluster-autoscaler --min-count <minimum> --max-count <former-limit> --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/InstanceGroupManager',
      first: ['quota-and-addresses-suffice'],
      impact: ['more-copies-have-a-price'],
      save: [
        'gcloud compute instance-groups managed describe {name} --region {region} --format=json --project {account} > group-before.json',
      ],
      run: [
        'gcloud compute instance-groups managed set-autoscaling {name} --min-num-replicas <minimum> --max-num-replicas <upper-limit> --target-cpu-utilization <share> --region {region} --project {account}',
      ],
      verify: 'gcloud compute instance-groups managed describe {name} --region {region} --project {account}',
      undo: [
        'gcloud compute instance-groups managed set-autoscaling {name} --min-num-replicas <minimum> --max-num-replicas <former-limit> --target-cpu-utilization <share> --region {region} --project {account}',
      ],
    },
    {
      for: 'container.googleapis.com/NodePool',
      first: ['quota-and-addresses-suffice'],
      impact: ['more-copies-have-a-price'],
      run: [
        'gcloud container node-pools update {shortId} --enable-autoscaling --min-nodes <minimum> --max-nodes <upper-limit> --cluster {parent} --location {location} --project {account}',
      ],
      verify:
        "gcloud container node-pools describe {shortId} --format='value(autoscaling)' --cluster {parent} --location {location} --project {account}",
      undo: [
        'gcloud container node-pools update {shortId} --enable-autoscaling --min-nodes <minimum> --max-nodes <former-limit> --cluster {parent} --location {location} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
