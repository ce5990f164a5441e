import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['why-paused', 'health-check-tells-truth'],
      impact: ['failing-machines-replaced'],
      save: [
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].[HealthCheckType,SuspendedProcesses]' --region {region}",
      ],
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --health-check-type ELB --health-check-grace-period <seconds-to-start> --region {region}',
        'aws autoscaling resume-processes --auto-scaling-group-name {name} --region {region}',
      ],
      verify:
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].SuspendedProcesses' --region {region}",
      undo: [
        'aws autoscaling suspend-processes --auto-scaling-group-name {name} --scaling-processes <process> --region {region}',
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --health-check-type <former-type> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachineScaleSets',
      first: ['health-check-tells-truth'],
      impact: ['failing-machines-replaced'],
      run: ['az vmss update --ids {id} --enable-automatic-repairs true --automatic-repairs-grace-period 30'],
      verify:
        'az vmss show --name {name} --resource-group {resourceGroup} --subscription {account} --query automaticRepairsPolicy',
      undo: ['az vmss update --ids {id} --enable-automatic-repairs false'],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/InstanceGroupManager',
      first: ['health-check-tells-truth'],
      impact: ['failing-machines-replaced'],
      run: [
        'gcloud compute instance-groups managed update {name} --health-check <health-check> --initial-delay 300 --zone <zone-or-use-region> --project {account}',
      ],
      verify:
        "gcloud compute instance-groups managed describe {name} --format='value(autoHealingPolicies)' --zone <zone-or-use-region> --project {account}",
      undo: [
        'gcloud compute instance-groups managed update {name} --clear-autohealing --zone <zone-or-use-region> --project {account}',
      ],
    },
    {
      for: 'container.googleapis.com/NodePool',
      first: ['state-not-on-server'],
      impact: ['failing-machines-replaced'],
      run: [
        'gcloud container node-pools update {shortId} --enable-autorepair --cluster {parent} --location {location} --project {account}',
      ],
      verify:
        "gcloud container node-pools describe {shortId} --format='value(management.autoRepair)' --cluster {parent} --location {location} --project {account}",
      undo: [
        'gcloud container node-pools update {shortId} --no-enable-autorepair --cluster {parent} --location {location} --project {account}',
      ],
    },
  ],
} satisfies Recipes;
