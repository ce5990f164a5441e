import type { Recipes } from 'cloudbrief/check';

export default {
  aws: [
    {
      for: 'AWS::AutoScaling::AutoScalingGroup',
      first: ['image-starts-alone'],
      impact: ['only-from-now'],
      save: [
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].[LaunchTemplate,MixedInstancesPolicy]' --region {region} > template-before.json",
      ],
      run: [
        'aws ec2 create-launch-template-version --launch-template-name <template> --source-version <version-of-today> --launch-template-data ImageId=<image-that-exists> --region {region}',
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --launch-template LaunchTemplateName=<template>,Version=<new-version> --region {region}',
      ],
      verify:
        "aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names {name} --query 'AutoScalingGroups[].LaunchTemplate' --region {region}",
      undo: [
        'aws autoscaling update-auto-scaling-group --auto-scaling-group-name {name} --launch-template LaunchTemplateName=<template>,Version=<former-version> --region {region}',
      ],
    },
  ],
  azure: [
    {
      for: 'Microsoft.Compute/virtualMachineScaleSets',
      first: ['image-starts-alone'],
      impact: ['only-from-now'],
      run: [
        'az vmss update --ids {id} --set virtualMachineProfile.storageProfile.imageReference.id=<id-of-an-image-version-that-exists>',
      ],
      verify:
        'az vmss show --name {name} --resource-group {resourceGroup} --subscription {account} --query virtualMachineProfile.storageProfile.imageReference',
      undo: [
        'az vmss update --ids {id} --set virtualMachineProfile.storageProfile.imageReference.id=<former-image-version>',
      ],
    },
  ],
  gcp: [
    {
      for: 'compute.googleapis.com/InstanceGroupManager',
      first: ['image-starts-alone'],
      impact: ['only-from-now'],
      run: [
        'gcloud compute instance-groups managed set-instance-template {name} --template <new-template> --zone <zone-or-use-region> --project {account}',
      ],
      verify:
        "gcloud compute instance-groups managed describe {name} --format 'value(instanceTemplate)' --zone <zone-or-use-region> --project {account}",
      undo: [
        'gcloud compute instance-groups managed set-instance-template {name} --template <former-template> --zone <zone-or-use-region> --project {account}',
      ],
    },
  ],
} satisfies Recipes;
