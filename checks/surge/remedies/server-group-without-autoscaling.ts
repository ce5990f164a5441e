import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['load-that-one-copy-carries', 'quota-and-addresses-suffice'],
      impact: ['more-copies-have-a-price'],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --max-size <upper-limit> --region {region}',
        "aws autoscaling put-scaling-policy --auto-scaling-group-name {name} --policy-name cpu --policy-type TargetTrackingScaling --target-tracking-configuration 'PredefinedMetricSpecification={PredefinedMetricType=ASGAverageCPUUtilization},TargetValue=60' --region {region}",
      ],
      verify: 'aws autoscaling describe-policies --auto-scaling-group-name {name} --region {region}',
      undo: ['aws autoscaling delete-policy --auto-scaling-group-name {name} --policy-name cpu --region {region}'],
    },
  ],
  azure: [
    {
      for: ['Microsoft.Compute/virtualMachineScaleSets', 'Microsoft.Web/serverfarms'],
      first: ['load-that-one-copy-carries', 'tier-supports-it'],
      impact: ['more-copies-have-a-price'],
      run: [
        'az monitor autoscale create --name <name> --resource {id} --min-count <two-or-more> --max-count <upper-limit> --count <count-of-today> --resource-group {resourceGroup} --subscription {account}',
        "az monitor autoscale rule create --autoscale-name <name> --condition '<Percentage-CPU-or-CpuPercentage> > 70 avg 5m' --scale out 1 --resource-group {resourceGroup} --subscription {account}",
        "az monitor autoscale rule create --autoscale-name <name> --condition '<Percentage-CPU-or-CpuPercentage> < 30 avg 10m' --scale in 1 --resource-group {resourceGroup} --subscription {account}",
      ],
      verify: 'az monitor autoscale show --name <name> --resource-group {resourceGroup} --subscription {account}',
      undo: ['az monitor autoscale delete --name <name> --resource-group {resourceGroup} --subscription {account}'],
    },
    {
      for: 'Microsoft.ContainerService/managedClusters/agentPools',
      first: ['load-that-one-copy-carries', 'quota-and-addresses-suffice'],
      impact: ['more-copies-have-a-price'],
      run: [
        'az aks nodepool update --cluster-name {parent} --name {shortId} --enable-cluster-autoscaler --min-count <two-or-more> --max-count <upper-limit> --resource-group {resourceGroup} --subscription {account}',
      ],
      verify:
        'az aks nodepool show --cluster-name {parent} --name {shortId} --query enableAutoScaling --resource-group {resourceGroup} --subscription {account}',
      undo: [
        'az aks nodepool update --cluster-name {parent} --name {shortId} --disable-cluster-autoscaler --resource-group {resourceGroup} --subscription {account}',
      ],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/InstanceGroupManager',
      first: ['load-that-one-copy-carries', 'state-not-on-server'],
      impact: ['price-follows-load'],
      run: [
        'gcloud compute instance-groups managed set-autoscaling {name} --min-num-replicas <least> --max-num-replicas <most> --target-cpu-utilization 0.6 --zone <zone-or-use-region> --project {account}',
      ],
      verify:
        "gcloud compute instance-groups managed describe {name} --format='value(autoscaler)' --zone <zone-or-use-region> --project {account}",
      undo: [
        'gcloud compute instance-groups managed stop-autoscaling {name} --zone <zone-or-use-region> --project {account}',
      ],
    },
    {
      for: 'container.googleapis.com/NodePool',
      first: ['load-that-one-copy-carries'],
      impact: ['price-follows-load'],
      run: [
        'gcloud container clusters update {parent} --enable-autoscaling --node-pool {shortId} --min-nodes <least> --max-nodes <most> --location {location} --project {account}',
      ],
      verify:
        "gcloud container node-pools describe {shortId} --format='value(autoscaling)' --cluster {parent} --location {location} --project {account}",
      undo: [
        'gcloud container clusters update {parent} --no-enable-autoscaling --node-pool {shortId} --location {location} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
