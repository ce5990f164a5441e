import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['types-that-suit'],
      impact: ['only-from-now'],
      save: [
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[0].MixedInstancesPolicy' --region {region} > mix-before.json",
      ],
      edit: {
        file: 'mix.json',
        say: 'mixed-types',
        from: 'mix-before.json',
        code: 'InstancesDistribution.OnDemandBaseCapacity',
      },
      run: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --mixed-instances-policy file://mix.json --region {region}',
      ],
      verify:
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].MixedInstancesPolicy' --region {region}",
      undo: 'restore-from-saved',
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachineScaleSets',
      first: ['types-that-suit'],
      impact: ['only-from-now'],
      portal:
        'Scale set > Size > Instance mix: several sizes; Spot priority mix > Base (uninterruptible) count 1 or more',
      undo: 'set-back-in-console',
    },
  ],
  gcp: [
    {
      for: ['compute.googleapis.com/InstanceGroupManager', 'container.googleapis.com/NodePool'],
      first: ['types-that-suit'],
      impact: ['only-from-now'],
      portal:
        'Instance groups > this group > Edit > Instance flexibility; Kubernetes Engine > Cluster > Add node pool without Spot VMs',
      undo: 'set-back-in-console',
    },
  ],
} satisfies Recipes;
