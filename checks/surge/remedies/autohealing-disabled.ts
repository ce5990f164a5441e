import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['why-paused', 'health-check-tells-truth'],
      impact: ['failing-machines-replaced'],
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
} satisfies Recipes;
